import type { replaceStepPerson as endpoint } from '../../../../contract/approvals.ts'
import type { Input } from '../../../../contract/endpoint.ts'
import { perform } from '../../../platform/act.ts'
import { authorise, personOf } from '../../../platform/actor.ts'
import { dayIn } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { keepText } from '../../../platform/private-text.ts'
import { substitutesOf } from '../../organisation/public.ts'
import { can } from '../access.ts'
import type { Signer } from '../content.ts'
import { documentDetail } from '../document-detail.ts'
import { indexDocument } from '../index-document.ts'
import { loadDocument, lockDocument, type SeenDocument } from '../load-document.ts'
import * as queries from '../queries.ts'
import { heardBy } from './heard-by.ts'
import { type Prepared, prepareSigner, putSigner } from './prepare-signer.ts'
import { replaceStep } from './queries.ts'
import { getReviewers } from './reviewers.ts'
import { assertAskedOnce, type ChainStep, isOpen } from './rules.ts'

type Wanted = Input<typeof endpoint>['body']

function openStep(document: SeenDocument, stepId: string): ChainStep {
  const step = document.chain.find((one) => one.id === stepId)
  if (!step || !isOpen(step)) throw new AppError('rule', 'document.wrong_state')
  return step
}

type Asked = { personId: string; appointmentId: string }
/** Whom the act asks instead: the signer the paper was prepared for, or a reviewer; of those still to come nobody twice. */
async function askInstead(ctx: Ctx, document: SeenDocument, step: ChainStep, wanted: Wanted, ready: Prepared | undefined): Promise<Asked> {
  // The step changed hands, or the paper its form, since it was looked at.
  if ((step.kind === 'sign') !== (ready !== undefined) || (ready && ready.basedOn !== document.newestRevision))
    throw new AppError('rule', 'document.wrong_state')
  const [reviewer] = ready ? [] : await getReviewers(ctx, document.unit.officeId, [{ appointmentId: wanted.appointmentId, capacity: '' }])
  const asked = ready?.signer ?? reviewer
  if (!asked) throw new AppError('not_found', 'reviewer.not_found')
  const others = document.chain.filter((one) => one.id !== step.id && isOpen(one))
  assertAskedOnce(others, asked)
  return asked
}

/** By which delegation the new signer signs: that of the one he follows, or of another leader when he leads nothing himself. */
async function signedBy(ctx: Ctx, step: ChainStep, signer: Signer): Promise<string | null> {
  if (step.delegationId) return signer.delegationId
  const standing = await substitutesOf(ctx.db, { appointmentIds: [step.appointmentId], day: dayIn(ctx.now) })
  return standing.find((one) => one.appointmentId === signer.appointmentId && one.scope !== 'review')?.delegationId ?? signer.delegationId
}

/** Another is asked instead of who left or is away. A signer only as far as the paper allows it. */
export async function replaceStepPerson(ctx: Ctx, id: string, wanted: Wanted) {
  const before = await loadDocument(ctx, id)
  const isSign = before.chain.find((step) => step.id === wanted.stepId)?.kind === 'sign'
  // A substitute takes over a signature, never a review.
  const toSign = isSign ? wanted.appointmentId : undefined
  const may = can.replaceStep(ctx.actor, before.facts, toSign)
  const ready = isSign && !('denied' in may) ? await prepareSigner(ctx, before, wanted.appointmentId) : undefined
  return perform(
    ctx,
    async (inner) => {
      const document = await lockDocument(inner, id)
      const appointmentId = authorise(can.replaceStep(inner.actor, document.facts, toSign))
      const step = openStep(document, wanted.stepId)
      const asked = await askInstead(inner, document, step, wanted, ready)
      const revisionN = ready ? await putSigner(inner, document, ready) : document.newestRevision
      const reasonTextId = await keepText(inner.db, wanted.reason, { class: 'document_replacement' })
      const by = personOf(inner.actor).personId
      const { personId } = asked
      const delegationId = ready ? await signedBy(inner, step, ready.signer) : null
      await replaceStep(inner.db, step.id, { personId, appointmentId: wanted.appointmentId, revisionN, by, at: inner.now, reasonTextId, delegationId })
      await queries.updateDocument(inner.db, id, {}, inner.now)
      await indexDocument(inner, id)
      const tell = [step.personId, ...(await heardBy(inner, [asked])), ...(document.draftedBy ? [document.draftedBy] : [])]
      const facts = { stepId: step.id, kind: step.kind, fromPersonId: step.personId, toPersonId: personId, delegationId, reasonTextId }
      await emit(inner, [{ name: 'document.step_replaced', objectKind: 'document', objectId: id, unitId: document.unit.id, appointmentId, tell, facts }])
    },
    (inner) => documentDetail(inner, id),
  )
}
