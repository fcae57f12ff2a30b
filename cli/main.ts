import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startCluster } from '../scripts/postgres.mjs'
import { type Command, UsageError } from './command.ts'
import { createOutput } from './output.ts'

/** Each command is loaded only when it is called. */
const commands: Record<string, () => Promise<Command>> = {
  migrate: async () => (await import('./migrate.ts')).migrate,
  prepare: async () => (await import('./prepare.ts')).prepare,
  accounts: async () => (await import('./accounts.ts')).accounts,
  init: async () => (await import('./init.ts')).init,
  seed: async () => (await import('./seed.ts')).seed,
  bench: async () => (await import('./bench.ts')).bench,
}

async function usage(): Promise<string> {
  const known = await Promise.all(Object.entries(commands).map(async ([name, load]) => ({ name, command: await load() })))
  const lines = known.map(({ name, command }) => `  ${[name, command.usage].filter(Boolean).join(' ')}\n      ${command.summary.vi} / ${command.summary.en}`)
  const start = '  start\n      Chạy sản phẩm, như npm start / Run the product, as npm start does'
  return ['npm run -s nhipcau -- LỆNH / COMMAND [--json]', start, ...lines].join('\n')
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({ args, options: { ...command.options, json: { type: 'boolean' } }, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError('Tham số sai.', `Bad arguments: ${(error as Error).message}`)
  }
}

/** The database of DATABASE_URL, or that of DATA_DIR, which is started for the time of the command when it does not run. */
async function openDatabase(env: NodeJS.ProcessEnv, dataDir: string): Promise<{ url: string; close(): Promise<void> }> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, close: async () => undefined }
  const cluster = await startCluster({ dir: dataDir })
  return { url: cluster.url, close: () => cluster.stop() }
}

async function runCommand(name: string, args: string[]): Promise<number> {
  const command = await commands[name]?.()
  if (!command) throw new UsageError(`Không có lệnh "${name}".`, `There is no command "${name}".\n\n${await usage()}`)
  const { values, positionals } = parse(command, args)
  const { json, ...options } = values
  const dataDir = resolve(process.env.DATA_DIR || 'var')
  const database = command.needsDatabase ? await openDatabase(process.env, dataDir) : undefined
  // Ctrl+C must not leave a database running that was started for this command alone.
  const interrupt = () => void (database?.close() ?? Promise.resolve()).finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  try {
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: database?.url ?? '' }
    return (await command.run({ options, positionals, output: createOutput(json === true), env })) ?? 0
  } finally {
    await database?.close()
  }
}

function report(error: unknown): number {
  const isExpected = error instanceof Error && ['UsageError', 'Trouble', 'AppError'].includes(error.name)
  process.stderr.write(`${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  return error instanceof UsageError ? 2 : 1
}

const [name = '', ...args] = process.argv.slice(2)
if (name === '' || name === '--help' || name === 'help') {
  const text = await usage()
  process.stdout.write(`${text}\n`)
  process.exitCode = name === '' ? 2 : 0
} else {
  process.exitCode = await runCommand(name, args).catch(report)
}
