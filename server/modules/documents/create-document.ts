import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import { type Content, checkContent, getIssuer } from './content.ts'
import { documentDetail } from './document-detail.ts'
import * as queries from './queries.ts'
import { writeDraft } from './save-draft.ts'

/** The unit of the office the drafter sits in. */
export function draftingUnit(ctx: Ctx, officeId: string): string {
  return personOf(ctx.actor).appointments.find((held) => held.officeId === officeId)?.unitId ?? officeId
}

export type DraftInput = Content & { id: string }
/** A new draft; the client made its id. */
export async function createDocument(ctx: Ctx, { id, ...content }: DraftInput) {
  const issuer = await getIssuer(ctx, content.issuerId)
  const appointmentId = authorise(can.draft(ctx.actor, issuer.unit))
  const checked = await checkContent(ctx, content)
  return perform(
    ctx,
    async (inner) => {
      const { personId } = personOf(inner.actor)
      const created = await queries.insertDocument(inner.db, {
        ...{ id, origin: 'own', author_id: issuer.unit.id, author_name: issuer.authorName, unit_id: issuer.unit.id, issuer_id: issuer.id },
        ...{ drafting_unit_id: draftingUnit(inner, issuer.unit.id), type: content.type, subject: content.subject.normalize('NFC') },
        ...{ urgency: content.urgency, access: content.access, reply_due_on: content.replyDueOn, state: 'draft', pages: checked.main?.pages ?? null },
        ...{
          wanted_reviewers: content.reviewers ? JSON.stringify(content.reviewers) : null,
          signer_id: checked.signer?.personId ?? null,
          drafted_by: personId,
          created_at: inner.now,
          changed_at: inner.now,
        },
      })
      if (!created) throw new AppError('conflict', 'act.id_used')
      await writeDraft(inner, id, content, checked)
      await emit(inner, [
        { name: 'document.drafted', objectKind: 'document', objectId: id, unitId: issuer.unit.id, appointmentId, facts: { type: content.type } },
      ])
    },
    (inner) => documentDetail(inner, id),
  )
}
