import type pg from 'pg'
import type { Logger } from 'pino'

/** The channel on which processes tell each other of committed events. */
export const channel = 'nhipcau'
/** A NOTIFY carries at most 8000 bytes; more events than this are found by the listeners' safety look. */
const idsPerNotice = 150

export const noticeOf = (sender: string, ids: readonly string[]) => (ids.length <= idsPerNotice ? `${sender} ${ids.join(',')}` : sender)

/** One coalesced NOTIFY a turn, in its own transaction that does not wait for the disk: it may be lost, never wrong. */
export function createAnnouncer(pool: Pick<pg.Pool, 'query'>, log: Logger, sender = 'process'): (events: readonly { id: string }[]) => void {
  let pending: string[] = []
  const send = () => {
    const payload = noticeOf(sender, pending)
    pending = []
    pool
      .query(`begin; set local synchronous_commit = off; select pg_notify('${channel}', '${payload}'); commit`)
      .catch((error: unknown) => log.warn({ err: error }, 'notice failed'))
  }
  return (events) => {
    if (events.length === 0) return
    if (pending.length === 0) setImmediate(send)
    pending.push(...events.map((event) => event.id))
  }
}
