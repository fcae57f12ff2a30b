import { type Logger, pino } from 'pino'

/** JSON lines on stderr, so that a command's answer stands alone on stdout; never names or document text. */
export function createLog(level: string, name: string): Logger {
  return pino({ level, base: { name } }, pino.destination({ fd: 2, sync: true }))
}
