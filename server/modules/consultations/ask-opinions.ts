import type { askOpinions as endpoint } from '../../../contract/consultations.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { movedDue } from '../calendar/public.ts'
import { isReadable, lockDraft } from '../documents/public.ts'
import { consultationTable } from './consultation-table.ts'
import { checkAsked } from './find-askable.ts'
import * as queries from './queries.ts'

/** The working day by which opinions are wanted: a day off moves on. Throws consult.due_past. */
export async function dueDay(ctx: Ctx, asked: string): Promise<string> {
  if (asked < dayIn(ctx.now)) throw new AppError('rule', 'consult.due_past', { day: asked })
  return (await movedDue(ctx.db, asked)) ?? asked
}

/** Asks about the newest revision as it is now: later ones do not change what was asked about. */
export function askOpinions(ctx: Ctx, documentId: string, body: Input<typeof endpoint>['body']) {
  return perform(
    ctx,
    async (inner) => {
      const draft = await lockDraft(inner, documentId)
      const appointmentId = authorise(draft.edit)
      const dueOn = await dueDay(inner, body.dueOn)
      await checkAsked(inner, draft, body.parties)
      if (!(await isReadable(inner, documentId, draft.newestRevision))) throw new AppError('rule', 'document.no_file')
      const questionTextId = await keepText(inner.db, body.question, { class: 'consult_question' })
      const created = await queries.insertRequest(inner.db, {
        ...{ id: body.id, document_id: documentId, revision_n: draft.newestRevision, unit_id: draft.unit.id, due_on: dueOn },
        ...{ question_text_id: questionTextId ?? '', by: personOf(inner.actor).personId, at: inner.now },
      })
      if (!created) throw new AppError('conflict', 'act.id_used')
      await queries.insertParties(inner.db, body.id, body.parties, inner.now)
      const facts = { documentId, revision: draft.newestRevision, dueOn, askedOn: body.dueOn, parties: body.parties.map((one) => one.id) }
      const tell = body.parties.map((one) => one.id)
      await emit(inner, [
        { name: 'consult_request.asked', objectKind: 'consult_request', objectId: body.id, unitId: draft.unit.id, appointmentId, tell, facts },
      ])
    },
    (inner) => consultationTable(inner, documentId),
  )
}
