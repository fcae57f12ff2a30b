import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import { type Content, checkContent } from './content.ts'
import { documentDetail } from './document-detail.ts'
import { loadDocument, lockDocument } from './load-document.ts'
import * as queries from './queries.ts'
import { writeDraft } from './save-draft.ts'

/** Changes a draft. It stays with the office it was begun in. */
export async function updateDocument(ctx: Ctx, id: string, content: Content) {
  const before = await loadDocument(ctx, id)
  const checked = 'denied' in can.edit(ctx.actor, before.facts) ? undefined : await checkContent(ctx, content)
  return perform(
    ctx,
    async (inner) => {
      const document = await lockDocument(inner, id)
      const appointmentId = authorise(can.edit(inner.actor, document.facts))
      if (!checked) throw new AppError('rule', 'document.wrong_state')
      if (checked.issuer.unit.id !== document.unit.id) throw new AppError('not_found', 'issuer.not_found')
      await queries.updateDocument(
        inner.db,
        id,
        {
          ...{ issuer_id: checked.issuer.id, author_name: checked.issuer.authorName, type: content.type, subject: content.subject.normalize('NFC') },
          ...{ urgency: content.urgency, access: content.access, reply_due_on: content.replyDueOn },
          ...{
            wanted_reviewers: content.reviewers ? JSON.stringify(content.reviewers) : null,
            signer_id: checked.signer?.personId ?? null,
            pages: checked.main?.pages ?? null,
          },
        },
        inner.now,
      )
      await writeDraft(inner, id, content, checked)
      await emit(inner, [{ name: 'document.changed', objectKind: 'document', objectId: id, unitId: document.unit.id, appointmentId }])
    },
    (inner) => documentDetail(inner, id),
  )
}
