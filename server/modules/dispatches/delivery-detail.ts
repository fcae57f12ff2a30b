import type { getDelivery as endpoint } from '../../../contract/dispatches.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { type Actor, asMay } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { overdueBefore } from '../calendar/public.ts'
import { amendedBy, answeredDocuments, seenDocuments } from '../documents/public.ts'
import { can, type DeliveryRef, isClerkOver, type Tasks } from './access.ts'
import { findOwnCopy } from './amended-views.ts'
import { findDetail, findSubmission, listAttachments, listFaults, listTasks, type SubmissionRow, type TaskRow } from './detail-views.ts'
import { listWays } from './dispatch-views.ts'
import { listForwards } from './forward-views.ts'
import { wayOf } from './get-dispatch.ts'
import { loadDelivery } from './load-delivery.ts'
import { findRecall } from './recall-views.ts'

function tasksOf(submission: SubmissionRow | undefined, tasks: readonly TaskRow[]): Tasks {
  const lead = tasks.find((task) => task.role === 'lead' && task.state !== 'replaced')
  return {
    submissionTo: submission?.state === 'waiting' ? submission.toPersonId : null,
    leadPersonId: lead?.personId ?? null,
    leadUnitId: lead?.unitId ?? null,
  }
}

function canOf(actor: Actor, delivery: DeliveryRef, tasks: Tasks) {
  const submit = asMay(can.submit(actor, delivery))
  return {
    accept: asMay(can.accept(actor, delivery)),
    refuse: asMay(can.refuse(actor, delivery)),
    reportFault: asMay(can.reportFault(actor, delivery)),
    submit: submit === true && tasks.submissionTo !== null ? 'delivery.already_submitted' : submit,
    assign: asMay(can.assign(actor, delivery, tasks)),
    returnToClerk: asMay(can.returnToClerk(actor, delivery, tasks)),
    start: asMay(can.start(actor, delivery, tasks)),
    finish: asMay(can.finish(actor, delivery, tasks)),
    reopen: asMay(can.reopen(actor, delivery, tasks)),
    answerRecall: asMay(can.answerRecall(actor, delivery)),
    forward: asMay(can.forward(actor, delivery)),
  }
}

/** With the unit's own copy of each, where it has one. */
async function sayAmended(ctx: Ctx, delivery: DeliveryRef): Promise<Reply<typeof endpoint>['amendedBy']> {
  const of = { unitIds: [delivery.unit.id], seesNamed: isClerkOver(ctx.actor, delivery.unit) }
  const said: Reply<typeof endpoint>['amendedBy'] = []
  for (const { documentId, ...one } of await amendedBy(ctx.db, delivery.documentId))
    said.push({ ...one, deliveryId: await findOwnCopy(ctx.db, documentId, of) })
  return said
}

/** What the paper answers, where the reader has it himself: of any other document not even the number. */
async function sayAnswers(ctx: Ctx, delivery: DeliveryRef): Promise<Reply<typeof endpoint>['answers']> {
  const of = { unitIds: [delivery.unit.id], seesNamed: isClerkOver(ctx.actor, delivery.unit) }
  const answered = await answeredDocuments(ctx.db, delivery.documentId)
  const seen = await seenDocuments(
    ctx,
    answered.map((one) => one.documentId),
  )
  const said: Reply<typeof endpoint>['answers'] = []
  for (const { documentId, ...one } of answered) {
    const deliveryId = await findOwnCopy(ctx.db, documentId, of)
    if (deliveryId || seen.has(documentId)) said.push({ ...one, documentId: deliveryId ? null : documentId, deliveryId })
  }
  return said
}

/** One copy with its document, its way and its tasks. What was taken back shows its line and the reason, not the paper. */
export async function readDelivery(ctx: Ctx, id: string): Promise<Reply<typeof endpoint>> {
  const delivery = await loadDelivery(ctx, id)
  const { fileName, route, ...detail } = await findDetail(ctx.db, id, await overdueBefore(ctx.db, dayIn(ctx.now)))
  const way = (await listWays(ctx.db, { deliveryId: id })).get(id) ?? []
  const withdrawn = delivery.state === '13'
  const submission = await findSubmission(ctx.db, id)
  const tasks = await listTasks(ctx.db, id)
  const attachments = withdrawn ? [] : await listAttachments(ctx.db, delivery.documentId)
  const faults = await listFaults(ctx.db, id)
  // As its matrix: of a named document the clerks alone see whom it went to.
  const seesSends = delivery.access === 'unit' || isClerkOver(ctx.actor, delivery.unit)
  const forwards = seesSends ? await listForwards(ctx.db, id) : []
  return {
    ...detail,
    id,
    documentId: delivery.documentId,
    unitId: delivery.unit.id,
    purpose: delivery.purpose,
    state: delivery.state,
    sentAt: detail.sentAt.toISOString(),
    remindedAt: detail.remindedAt?.toISOString() ?? null,
    file: fileName === null || withdrawn ? null : { url: `/files/deliveries/${id}/pdf`, name: fileName },
    attachments: attachments.map((one) => ({ ...one, url: `/files/deliveries/${id}/attachments/${one.id}` })),
    way: wayOf({ state: delivery.state, sentAt: detail.sentAt, route }, way),
    submission: submission ? { ...submission, at: submission.at.toISOString() } : null,
    assignments: tasks.map((task) => ({ ...task, at: task.at.toISOString() })),
    faults: faults.map((fault) => ({ ...fault, at: fault.at.toISOString() })),
    withdrawnReason: withdrawn ? (way.findLast((step) => step.code === '13')?.reason ?? null) : null,
    recall: await findRecall(ctx.db, id),
    seeReadings: asMay(can.seeReadings(ctx.actor, delivery)),
    amendedBy: await sayAmended(ctx, delivery),
    answers: await sayAnswers(ctx, delivery),
    forwards: forwards.map((one) => ({ ...one, sentAt: one.sentAt.toISOString() })),
    can: canOf(ctx.actor, delivery, tasksOf(submission, tasks)),
  }
}
