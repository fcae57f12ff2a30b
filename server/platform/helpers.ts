import type { Config } from './config.ts'
import { createInspector, type Inspector, usualLimits } from './inspect/inspector.ts'
import { createTypesetter, type Typesetter, typesetLimits } from './typeset/typesetter.ts'

export type Helpers = {
  inspector: Inspector
  typesetter: Typesetter
  /** Sets long books, in a process beside the one that sets single pages. */
  bookbinder: Typesetter
}

/** The processes beside this one that look into files and set pages; each starts at its first use. */
export function openHelpers(config: Config): { helpers: Helpers; close(): Promise<void> } {
  const inspector = createInspector(usualLimits, config.inspectors)
  const typesetter = createTypesetter(typesetLimits, config.typesetters)
  const bookbinder = createTypesetter(typesetLimits, 1)
  return {
    helpers: { inspector, typesetter, bookbinder },
    async close() {
      await Promise.all([inspector.close(), typesetter.close(), bookbinder.close()])
    },
  }
}
