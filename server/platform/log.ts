import { type Logger, pino } from 'pino'

/** JSON lines; never names or document text. */
export function createLog(level: string, name: string): Logger {
  return pino({ level, base: { name } })
}
