import { perform } from '../../platform/act.ts'
import { type Actor, authorise, type Decision, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import type { DocumentFacts } from './access.ts'
import { actsOn, onBehalf } from './chain/access.ts'
import { decideStep, dropPlanned } from './chain/queries.ts'
import { turnOf } from './chain/rules.ts'
import { documentDetail } from './document-detail.ts'
import { attachmentsOf } from './document-files.ts'
import { indexDocument } from './index-document.ts'
import { lockDocument } from './load-document.ts'
import * as queries from './queries.ts'
import { findComposed, findNewestDraft, findPaperHead } from './views.ts'

type Back = { event: 'document.returned' | 'document.taken_back' | 'document.signature_taken_back'; may: (actor: Actor, document: DocumentFacts) => Decision }

/**
 * Every way back ends in a draft with the file as it was handed in: a new revision, so that signatures are gone from what
 * goes on, while the old revisions stay.
 */
export function turnBack(ctx: Ctx, id: string, reason: string, back: Back) {
  return perform(
    ctx,
    async (inner) => {
      const document = await lockDocument(inner, id)
      const appointmentId = authorise(back.may(inner.actor, document.facts))
      const { personId } = personOf(inner.actor)
      const reasonTextId = await keepText(inner.db, reason, { class: 'document_return' })
      const state = back.event === 'document.returned' ? 'returned' : 'taken_back'
      const turn = turnOf(document.chain)
      const delegationId = turn ? actsOn(inner.actor, turn)?.delegationId : null
      await decideStep(inner.db, id, { state, at: inner.now, by: personId, reasonTextId, delegationId: delegationId ?? null })
      await dropPlanned(inner.db, id)
      const draft = await findNewestDraft(inner.db, id)
      const attachments = (await attachmentsOf(inner.db, [id])).get(id) ?? []
      const files = { fileId: draft?.fileId ?? null, sourceFileId: draft?.sourceFileId ?? null }
      const [composed, head] = [await findComposed(inner.db, id), await findPaperHead(inner.db, id)]
      const revision = await queries.insertRevision(inner.db, {
        ...{ documentId: id, kind: 'draft', ...files, madeBy: personId, attachments, composed: composed ?? null, head: head ?? null },
      })
      await queries.updateDocument(inner.db, id, { state: 'draft' }, inner.now)
      await indexDocument(inner, id)
      const tell = [document.draftedBy, document.signerId, ...document.chain.map((step) => step.personId)].filter((one) => one !== null)
      const facts = { revision: revision.n, from: document.state, reasonTextId, ...onBehalf(inner.actor, delegationId) }
      await emit(inner, [{ name: back.event, objectKind: 'document', objectId: id, unitId: document.unit.id, appointmentId, tell, facts }])
    },
    (inner) => documentDetail(inner, id),
  )
}
