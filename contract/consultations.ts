import { z } from 'zod'
import { day, endpoint, id, instant, may, none, sought, words } from './endpoint.ts'
import { consultPartyStates, opinionDecisions, opinionPositions } from './words.ts'

const params = z.object({ id })
const kind = z.enum(['person', 'unit'])
/** Somebody asked: a person of the office or a unit. */
const asked = z.object({ kind, id })
const decision = z.object({ kind: z.enum(opinionDecisions), words: z.string(), by: z.string(), at: instant, revision: z.number().nullable() })
const opinion = z.object({
  id,
  place: z.string(),
  words: z.string().nullable(),
  position: z.enum(opinionPositions),
  decision: decision.nullable(),
})
const answer = {
  state: z.enum(consultPartyStates),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  /** Given after the day until which it was asked. */
  late: z.boolean(),
  reason: z.string().nullable(),
  opinions: z.array(opinion),
}
const party = z.object({ id, kind, name: z.string(), remindedAt: instant.nullable(), ...answer })
const extension = z.object({ fromDueOn: day, dueOn: day, reason: z.string(), by: z.string(), at: instant })
const head = {
  id,
  documentId: id,
  revision: z.number(),
  question: z.string(),
  dueOn: day,
  overdue: z.boolean(),
  by: z.string(),
  at: instant,
  state: z.enum(['open', 'closed']),
  /** The document was issued while opinions were awaited. */
  endedByIssue: z.boolean(),
  publishedAt: instant.nullable(),
}
/** One request with its table opinion, taken up, explained. */
const consultation = z.object({
  ...head,
  extensions: z.array(extension),
  parties: z.array(party),
  counts: z.object({
    asked: z.number(),
    answered: z.number(),
    waiting: z.number(),
    opinions: z.number(),
    accepted: z.number(),
    explained: z.number(),
    undecided: z.number(),
  }),
  can: z.object({ remind: may, askMore: may, extend: may, close: may, decide: may, publish: may }),
})
const table = z.object({
  document: z.object({ id, subject: z.string(), typeName: z.string(), revision: z.number(), access: z.enum(['unit', 'named']) }),
  items: z.array(consultation),
  /** Opinions that nobody decided yet, over all requests. */
  undecided: z.number(),
  waiting: z.number(),
  can: z.object({ ask: may }),
})
/** A request as whoever is asked sees it: the draft of that revision, the question, and what became of the own answer. */
const request = z.object({
  ...head,
  document: z.object({ subject: z.string(), typeName: z.string(), issuerName: z.string(), unitName: z.string() }),
  file: z.object({ name: z.string(), url: z.string() }),
  mine: z.array(z.object({ id, kind, name: z.string(), ...answer, can: z.object({ answer: may, decline: may }) })),
})

const keeper = ['consult.not_found', 'consult.not_permitted', 'consult.closed', 'consult.issued', 'consult.published']
const parties = z.array(asked).min(1).max(300)
const partyErrors = ['consult.party_unknown', 'consult.asked_twice', 'consult.named_people_only']
const replier = ['consult.not_found', 'consult.closed', 'consult.issued', 'consult.already_answered']

export const askOpinions = endpoint('askOpinions', {
  summary: 'Xin ý kiến: ask people of the office and units for their opinion on the newest revision of a draft; the id is made by the client',
  auth: ['person'],
  params,
  body: z.object({ id, question: words(2000), dueOn: day, parties }),
  reply: table,
  errors: ['document.not_found', 'document.not_permitted', 'document.wrong_state', 'document.no_file', 'consult.due_past', 'act.id_used', ...partyErrors],
})
export const listConsultations = endpoint('listConsultations', {
  summary: 'Every request for opinions on a document with its table opinion, taken up, explained',
  auth: ['person'],
  params,
  reply: table,
  errors: ['document.not_found'],
})
export const findAskable = endpoint('findAskable', {
  summary: 'People of the office and units that can be asked, for the words typed',
  auth: ['person'],
  params,
  query: z.object({ q: sought(100).default('') }),
  reply: z.object({ items: z.array(z.object({ kind, id, name: z.string(), detail: z.string() })) }),
  errors: ['document.not_found', 'document.not_permitted', 'document.wrong_state'],
})
export const getConsultation = endpoint('getConsultation', {
  summary: 'A request for opinions as those see it who are asked',
  auth: ['person'],
  params,
  reply: request,
  errors: ['consult.not_found'],
})
export const answerConsultation = endpoint('answerConsultation', {
  summary: 'Góp ý: agree in one act, or give opinions at places; once for each that is asked',
  auth: ['person'],
  params,
  body: z.object({
    partyId: id,
    position: z.enum(opinionPositions),
    opinions: z
      .array(z.object({ id, place: z.string().trim().max(200).default(''), words: words(4000) }))
      .max(100)
      .default([]),
  }),
  reply: request,
  errors: [...replier, 'consult.words_needed', 'act.id_used'],
})
export const declineConsultation = endpoint('declineConsultation', {
  summary: 'Whoever is asked has no opinion to give, with the reason',
  auth: ['person'],
  params,
  body: z.object({ partyId: id, reason: words(1000) }),
  reply: request,
  errors: replier,
})
export const remindAsked = endpoint('remindAsked', {
  summary: 'Remind those who have not answered, each once an hour',
  auth: ['person'],
  params,
  reply: table,
  errors: [...keeper, 'consult.nobody_to_remind'],
})
export const askMore = endpoint('askMore', {
  summary: 'Ask others too',
  auth: ['person'],
  params,
  body: z.object({ parties }),
  reply: table,
  errors: [...keeper, ...partyErrors],
})
export const extendConsultation = endpoint('extendConsultation', {
  summary: 'Gia hạn: a later day, with the reason',
  auth: ['person'],
  params,
  body: z.object({ dueOn: day, reason: words(1000) }),
  reply: table,
  errors: [...keeper, 'consult.due_past', 'consult.due_not_later'],
})
export const closeConsultation = endpoint('closeConsultation', {
  summary: 'End it; who has not answered is no longer asked',
  auth: ['person'],
  params,
  reply: table,
  errors: keeper,
})
export const publishOpinions = endpoint('publishOpinions', {
  summary: 'Show those asked what became of their opinions; ends the request, and decisions stand',
  auth: ['person'],
  params,
  reply: table,
  errors: [...keeper, 'consult.undecided'],
})
export const decideOpinion = endpoint('decideOpinion', {
  summary: 'Tiếp thu, giải trình: take an opinion up with the change made, or explain why not; until the table is published',
  auth: ['person'],
  params,
  body: z.object({ decision: z.enum(opinionDecisions), words: words(4000) }),
  reply: table,
  errors: ['consult.opinion_not_found', 'consult.not_permitted', 'consult.published', 'consult.nothing_to_decide'],
})
export const acceptOpinions = endpoint('acceptOpinions', {
  summary: 'Tiếp thu tất cả: take up those shown of the opinions that nobody decided yet, each on its own record with the same words',
  auth: ['person'],
  params,
  body: z.object({ words: words(4000), opinionIds: z.array(id).min(1).max(10_000) }),
  reply: table,
  errors: ['consult.not_found', 'consult.not_permitted', 'consult.published', 'consult.nothing_undecided'],
})
const file = { auth: ['person'] as const, params, reply: none }
export const consultationFile = endpoint('consultationFile', {
  ...file,
  summary: 'The very revision on which opinions were asked, for those asked and those who see the draft',
  query: z.object({ download: z.string().optional(), v: z.string().optional() }),
  errors: ['consult.not_found', 'file.not_found'],
})
export const opinionsXlsx = endpoint('opinionsXlsx', { ...file, summary: 'The table opinion, taken up, explained as XLSX', errors: ['consult.not_found'] })
