import type { Config } from './config.ts'
import { createInspector, type Inspector, usualLimits } from './inspect/inspector.ts'
import { createTypesetter, type Typesetter, typesetLimits } from './typeset/typesetter.ts'

export type Helpers = { inspector: Inspector; typesetter: Typesetter }

/** The processes beside this one that look into files and set pages; each starts at its first use. */
export function openHelpers(config: Config): { helpers: Helpers; close(): Promise<void> } {
  const inspector = createInspector(usualLimits, config.inspectors)
  const typesetter = createTypesetter(typesetLimits, config.typesetters)
  return {
    helpers: { inspector, typesetter },
    async close() {
      await Promise.all([inspector.close(), typesetter.close()])
    },
  }
}
