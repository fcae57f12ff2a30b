import { z } from 'zod'
import { recipient, scope } from './documents.ts'
import { endpoint, id, may, none, words } from './endpoint.ts'
import { purposes } from './words.ts'

const group = z.object({
  id,
  name: z.string(),
  /** As they are used today: a unit that has closed stands as its successors. */
  members: z.array(z.object({ scope, purpose: z.enum(purposes), name: z.string(), count: z.number() })),
  /** Units of the group that have closed, and who follows them. */
  closed: z.array(z.object({ name: z.string(), successors: z.array(z.string()) })),
})
export const listRecipientGroups = endpoint('listRecipientGroups', {
  summary: 'Saved recipients of an office, by name; a closed unit stands as its successors',
  auth: ['person'],
  query: z.object({ unitId: id }),
  reply: z.object({ items: z.array(group), can: z.object({ save: may }) }),
  errors: ['unit.not_found'],
})
export const saveRecipientGroup = endpoint('saveRecipientGroup', {
  summary: 'Make or change a group of recipients; clerks and officers of the office',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ unitId: id, name: words(100), members: z.array(recipient).min(1).max(500) }),
  reply: group,
  errors: ['unit.not_found', 'recipient_group.not_permitted', 'recipient_group.not_found', 'recipient_group.name_taken', 'recipient.unknown'],
})
export const removeRecipientGroup = endpoint('removeRecipientGroup', {
  summary: 'Take a group off the list; what was sent with it stays as it is',
  auth: ['person'],
  params: z.object({ id }),
  reply: none,
  errors: ['recipient_group.not_permitted', 'recipient_group.not_found'],
})
