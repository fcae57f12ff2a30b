import type { ParseArgsConfig } from 'node:util'
import type { Output } from './output.ts'

export type CommandContext = {
  /** Options after `parseArgs`, by name. */
  options: Record<string, string | boolean | (string | boolean)[] | undefined>
  positionals: string[]
  output: Output
  /** The environment with DATABASE_URL and DATA_DIR filled in; DATABASE_URL is empty when the command needs no database. */
  env: Record<string, string | undefined> & { DATABASE_URL: string; DATA_DIR: string }
}

export type Command = {
  summary: { vi: string; en: string }
  /** What stands after the name in the usage, such as `FILE [--dry-run]`. */
  usage?: string
  options?: NonNullable<ParseArgsConfig['options']>
  needsDatabase: boolean
  /** Answers the exit code, 0 when it answers nothing. */
  run(context: CommandContext): Promise<number | undefined>
}

/** A person's mistake: both languages, exit code 2. */
export class UsageError extends Error {
  constructor(vi: string, en: string) {
    super(`${vi}\n${en}`)
    this.name = 'UsageError'
  }
}
