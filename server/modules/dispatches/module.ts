import type { LiveEvent } from '../../platform/events.ts'
import type { Module } from '../../platform/module.ts'
import { arriveWaiting } from './arrive-waiting.ts'
import { partiesOf } from './chain-views.ts'
import { partiesOfRecalls } from './recall-views.ts'
import { routes } from './routes.ts'

/** Receivers are a set too large to stand in the event: they are found by the send. */
const receivers =
  (which: 'all' | 'reminded' | 'withdrawn'): NonNullable<Module['live']>[string] =>
  async (db, events: readonly LiveEvent[]) => {
    const parties = await partiesOf(
      db,
      events.map((event) => event.object_id),
      which,
    )
    return new Map(events.map((event) => [event.id, parties.get(event.object_id) ?? []]))
  }

export const dispatches: Module = {
  name: 'dispatches',
  tables: ['dispatch', 'delivery', 'delivery_event', 'reminder', 'delivery_fault', 'recall', 'recall_answer', 'recipient_group', 'recipient_group_member'],
  routes,
  live: {
    'dispatch.sent': receivers('all'),
    'dispatch.reminded': receivers('reminded'),
    'dispatch.withdrawn': receivers('withdrawn'),
    'document.recalled': (db, events) => partiesOfRecalls(db, events),
  },
  jobs: { 'dispatches.arrive_waiting': arriveWaiting },
  cron: ['* * * * * dispatches.arrive_waiting'],
}
