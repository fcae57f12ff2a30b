import { resolve } from 'node:path'
import { z } from 'zod'

const number = (fallback: number) => z.coerce.number().int().positive().default(fallback)
const shape = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: number(8080),
  DATA_DIR: z.string().default('./var'),
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL: number(20),
  PUBLIC_URL: z.url().optional(),
  APP_URL: z.url().optional(),
  WEB_DIR: z.string().default('./web-dist'),
  BUILD_MARK: z.string().optional(),
  RESULTS_FILE: z.string().default('./dist/.results/conformance.json'),
  MAX_FILE_MB: number(50),
  MAX_SEND_MB: number(200),
  INSPECTORS: number(2),
  TYPESETTERS: number(1),
  ACCESS_LOG_MONTHS: number(24),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Config = {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string
  readonly databasePool: number
  /** What is printed on paper and put into links. */
  readonly publicUrl: string
  readonly appUrl: string
  readonly secureCookies: boolean
  readonly webDir: string
  /** The sources this was built from, as the launcher knows them. */
  readonly build: string | null
  /** What the last run of all tests said. */
  readonly resultsFile: string
  readonly maxFileBytes: number
  readonly maxSendBytes: number
  /** How many uploads are looked into at the same time. */
  readonly inspectors: number
  readonly typesetters: number
  /** How many whole months who read what is kept. */
  readonly accessLogMonths: number
  readonly logLevel: string
}

/** Reads the environment into one frozen object; throws one readable sentence per wrong value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = shape.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Cấu hình sai / Bad configuration:\n${lines.join('\n')}`)
  }
  const value = parsed.data
  const publicUrl = (value.PUBLIC_URL ?? `http://${value.HOST}:${value.PORT}`).replace(/\/$/, '')
  const appUrl = (value.APP_URL ?? publicUrl).replace(/\/$/, '')
  return Object.freeze({
    host: value.HOST,
    port: value.PORT,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    databasePool: value.DATABASE_POOL,
    publicUrl,
    appUrl,
    secureCookies: appUrl.startsWith('https:'),
    webDir: resolve(value.WEB_DIR),
    build: value.BUILD_MARK ?? null,
    resultsFile: resolve(value.RESULTS_FILE),
    maxFileBytes: value.MAX_FILE_MB * 1024 * 1024,
    maxSendBytes: value.MAX_SEND_MB * 1024 * 1024,
    inspectors: value.INSPECTORS,
    typesetters: value.TYPESETTERS,
    accessLogMonths: value.ACCESS_LOG_MONTHS,
    logLevel: value.LOG_LEVEL,
  })
}
