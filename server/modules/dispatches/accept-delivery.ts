import { createHash } from 'node:crypto'
import type { acceptDelivery as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { movedDue } from '../calendar/public.ts'
import { enterIncoming } from '../registers/public.ts'
import { can, type DeliveryRef, mayRegisterAnew } from './access.ts'
import { readDelivery } from './delivery-detail.ts'
import { findIssued, type Issued } from './delivery-views.ts'
import { listSendersAbove } from './forward-views.ts'
import { loadDelivery, lockDelivery } from './load-delivery.ts'
import { arriveFirst } from './open-delivery.ts'
import * as queries from './queries.ts'
import { recordStatus } from './record-status.ts'
import { mayFollow } from './rules.ts'

/** Reads the stored bytes anew: the hash of what lies there now, or null when nothing is there. */
async function hashStored(ctx: Ctx, key: string): Promise<Buffer | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of await ctx.files.open(key)) hash.update(chunk as Buffer)
    return hash.digest()
  } catch (error) {
    ctx.log.error({ err: error, key }, 'an issued file could not be read')
    return null
  }
}

/** Whether the bytes are those that were issued; null for a document without a file. Long files are read before anything is locked. */
export async function compare(ctx: Ctx, id: string): Promise<boolean | null> {
  const delivery = await loadDelivery(ctx, id)
  const issued = await findIssued(ctx.db, delivery.documentId)
  if (!issued.key || !issued.sha256 || (!mayFollow(delivery.state, '03') && !mayRegisterAnew(delivery))) return null
  return (await hashStored(ctx, issued.key))?.equals(issued.sha256) ?? false
}

/** A unit without a records office gets copies without an arrival number. */
async function register(ctx: Ctx, delivery: DeliveryRef, issued: Issued, causeId: string): Promise<string | null> {
  if (!delivery.hasRecordsOffice) return null
  const { entryId } = await enterIncoming(ctx, delivery.unit.id, {
    subjectKind: 'delivery',
    subjectId: delivery.id,
    access: delivery.access,
    cameBy: delivery.cameBy,
    code: issued.code,
    documentOn: issued.documentOn,
    documentType: issued.type,
    subject: issued.subject,
    authorName: issued.authorName,
    signerName: issued.signerName,
    signerOffice: issued.signerOffice,
    pages: issued.pages,
    fileSha256: issued.sha256,
    causeId,
  })
  return entryId
}

/** In the act's transaction. */
export async function accept(ctx: Ctx, id: string, askedOn: string | null, sameAsIssued: boolean | null): Promise<void> {
  const found = await lockDelivery(ctx, id)
  const appointmentId = authorise(can.accept(ctx.actor, found))
  const delivery = await arriveFirst(ctx, found)
  const issued = await findIssued(ctx.db, delivery.documentId)
  const dueOn = await movedDue(ctx.db, askedOn)
  const facts = {
    dispatchId: delivery.dispatchId,
    documentId: delivery.documentId,
    code: issued.code,
    documentOn: issued.documentOn,
    sha256: issued.sha256?.toString('hex') ?? null,
    sameAsIssued,
    dueOn,
    askedOn,
  }
  const [eventId] = await emit(ctx, [
    {
      name: 'delivery.accepted',
      objectKind: 'delivery',
      objectId: id,
      unitId: delivery.unit.id,
      appointmentId,
      tell: await listSendersAbove(ctx.db, id),
      facts,
    },
  ])
  const entryId = await register(ctx, delivery, issued, eventId as string)
  if (!mayRegisterAnew(delivery)) await recordStatus(ctx, delivery, { code: '03', eventId: eventId as string })
  await queries.markAccepted(ctx.db, id, { at: ctx.now, entryId, dueOn, sameAsIssued })
}

/** Tiếp nhận, vào sổ: one act (Decree 30/2020 art. 21, 22). */
export async function acceptDelivery(ctx: Ctx, id: string, body: Input<typeof endpoint>['body']): Promise<Reply<typeof endpoint>> {
  const sameAsIssued = await compare(ctx, id)
  return perform(
    ctx,
    (inner) => accept(inner, id, body.dueOn ?? null, sameAsIssued),
    (inner) => readDelivery(inner, id),
  )
}
