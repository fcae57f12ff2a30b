import { z } from 'zod'
import { day, endpoint, id, instant, may, words } from './endpoint.ts'
import { delegationScopes } from './words.ts'

const holder = z.object({ appointmentId: id, personId: id, fullName: z.string(), office: z.string(), unitName: z.string() })
const delegation = z.object({
  id,
  from: holder,
  to: holder,
  fromOn: day,
  /** The last day on which it holds. */
  toOn: day,
  scope: z.enum(delegationScopes),
  reason: z.string().nullable(),
  /** The written mandate it rests on. */
  mandate: z.string().nullable(),
  recordedBy: z.string(),
  state: z.enum(['coming', 'running', 'over', 'ended']),
  endedAt: instant.nullable(),
  can: z.object({ end: may }),
})
export const listDelegations = endpoint('listDelegations', {
  summary: 'Who stands in for whom: what one gave and took, and to whom one could give; of another person for his administrator',
  auth: ['person'],
  query: z.object({ personId: id.optional() }),
  reply: z.object({
    items: z.array(delegation),
    /** The offices one holds, each with the people who could stand in; `signs` when they have a signature block of their own. */
    offices: z.array(
      z.object({
        appointmentId: id,
        office: z.string(),
        unitName: z.string(),
        people: z.array(z.object({ appointmentId: id, fullName: z.string(), office: z.string(), unitName: z.string(), signs: z.boolean() })),
      }),
    ),
  }),
  errors: ['person.not_found'],
})
export const recordDelegation = endpoint('recordDelegation', {
  summary: 'Record who stands in for a leader, from a day to a day; who signs does so by a written mandate (Decree 30/2020 art. 13)',
  auth: ['person'],
  body: z.object({
    id,
    fromAppointmentId: id,
    toAppointmentId: id,
    fromOn: day,
    toOn: day,
    scope: z.enum(delegationScopes),
    reason: words(500),
    /** Asked for where signing is delegated. */
    mandate: words(300).optional(),
  }),
  reply: delegation,
  errors: [
    'appointment.not_found',
    'delegation.not_permitted',
    'delegation.to_oneself',
    'delegation.other_office',
    'delegation.past',
    'delegation.no_block',
    'delegation.no_mandate',
    'delegation.overlaps',
    'act.id_used',
  ],
})
export const endDelegation = endpoint('endDelegation', {
  summary: 'End a delegation early, at once; it stays to be seen',
  auth: ['person'],
  params: z.object({ id }),
  reply: delegation,
  errors: ['delegation.not_found', 'delegation.not_permitted', 'delegation.over'],
})
