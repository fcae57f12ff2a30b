import { z } from 'zod'
import { deliveryDetail } from './dispatches.ts'
import { since } from './documents.ts'
import { day, endpoint, id, instant, words } from './endpoint.ts'
import { instructionErrors, spoken } from './handling.ts'
import { assignmentRoles, deskActs, deskGroups, urgencies } from './words.ts'

const params = z.object({ id })
const errors = ['delivery.not_found', 'delivery.not_permitted', 'delivery.wrong_state']
export const submitDelivery = endpoint('submitDelivery', {
  summary: 'The clerk submits a registered copy to a leader (Decree 30/2020 art. 23)',
  auth: ['person'],
  params,
  body: z.object({ id, toPersonId: id, note: z.string().trim().max(1000).optional() }),
  reply: deliveryDetail,
  errors: [...errors, 'delivery.already_submitted', 'person.not_found', 'submission.not_a_leader', 'act.id_used'],
})
export const returnSubmission = endpoint('returnSubmission', {
  summary: 'Trả lại văn thư: the leader gives it back to the clerk, with a reason',
  auth: ['person'],
  params,
  body: z.object({ reason: words(1000) }),
  reply: deliveryDetail,
  errors,
})
export const assignDelivery = endpoint('assignDelivery', {
  summary: 'Lead, support and for information, with due date and instruction; replaces what was assigned before (04)',
  auth: ['person'],
  params,
  body: z.object({
    instruction: z.string().trim().max(2000).optional(),
    ...spoken,
    assignments: z
      .array(z.object({ id, role: z.enum(assignmentRoles), personId: id.optional(), unitId: id.optional(), dueOn: day.nullable().default(null) }))
      .min(1)
      .max(50),
  }),
  reply: deliveryDetail,
  errors: [
    ...errors,
    ...instructionErrors,
    'assignment.one_lead',
    'assignment.lead_exists',
    'assignment.person_or_unit',
    'person.not_found',
    'unit.not_found',
    'assignment.due_in_past',
    'assignment.twice',
    'act.id_used',
  ],
})
export const startAssignment = endpoint('startAssignment', { summary: 'The lead starts work (05)', auth: ['person'], params, reply: deliveryDetail, errors })
export const finishAssignment = endpoint('finishAssignment', {
  summary: 'The lead finishes (06)',
  auth: ['person'],
  params,
  body: z.strictObject({ note: z.string().trim().max(1000).optional() }),
  reply: deliveryDetail,
  errors,
})
export const reopenAssignment = endpoint('reopenAssignment', {
  summary: 'Finished too early: back in process, with a reason (06 to 05)',
  auth: ['person'],
  params,
  body: z.object({ reason: words(1000) }),
  reply: deliveryDetail,
  errors,
})
export const listAssignees = endpoint('listAssignees', {
  summary: 'Leaders, officers and departments of an office to whom work can be given',
  auth: ['person'],
  query: z.object({ unitId: id }),
  reply: z.object({
    people: z.array(z.object({ personId: id, fullName: z.string(), office: z.string(), unitName: z.string(), isLeader: z.boolean() })),
    units: z.array(z.object({ unitId: id, name: z.string() })),
  }),
  errors: ['unit.not_found'],
})
const deskItem = z.object({
  group: z.enum(deskGroups),
  objectKind: z.enum(['document', 'delivery', 'dispatch', 'consult_request', 'credential']),
  objectId: id,
  title: z.string(),
  code: z.string(),
  typeName: z.string(),
  who: z.string(),
  unitName: z.string(),
  urgency: z.enum(urgencies),
  at: instant,
  dueOn: day.nullable(),
  overdue: z.boolean(),
  /** Working days since it was due; 0 on the days off that follow at once. */
  overdueDays: z.number(),
  /** Of what the records office must pass on: the last day by Decree 30/2020; urgent papers at once. */
  latestOn: day.nullable(),
  remindedAt: instant.nullable(),
  count: z.number().nullable(),
  reason: z.string().nullable(),
  /** Of a review: the step that waits. */
  stepId: id.nullable(),
  ...since,
  /** What the document replaces, amends or corrects itself, once it is issued. */
  amends: since.amendedBy,
  /** What is done from here without another word; null where a page or a form is needed. */
  act: z.enum(deskActs).nullable(),
})
export const getDesk = endpoint('getDesk', {
  summary: 'What waits for the signed-in person, overdue first; capped at 200, with the true counts beside',
  auth: ['person'],
  reply: z.object({ items: z.array(deskItem), total: z.number(), overdue: z.number(), counts: z.record(z.string(), z.number()) }),
  errors: [],
})
