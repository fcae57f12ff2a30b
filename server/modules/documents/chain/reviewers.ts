import type { listReviewers as endpoint } from '../../../../contract/approvals.ts'
import type { Reply } from '../../../../contract/endpoint.ts'
import { dayIn } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { peopleOf } from '../../organisation/public.ts'
import { loadDocument } from '../load-document.ts'
import { lastReviewers } from './views.ts'

export type Wanted = { appointmentId: string; capacity: string }

/** People of the office or its departments today, in the order asked. Throws reviewer.not_found. */
export async function getReviewers(ctx: Ctx, officeId: string, wanted: readonly Wanted[]): Promise<(Wanted & { personId: string })[]> {
  if (wanted.length === 0) return []
  const people = new Map((await peopleOf(ctx.db, officeId, dayIn(ctx.now))).map((one) => [one.appointmentId, one.personId]))
  return wanted.map((one) => {
    const personId = people.get(one.appointmentId)
    if (!personId) throw new AppError('not_found', 'reviewer.not_found')
    return { ...one, personId }
  })
}

/** Whom a document can be put before, and whom its drafter chose the last time. */
export async function listReviewers(ctx: Ctx, documentId: string): Promise<Reply<typeof endpoint>> {
  const document = await loadDocument(ctx, documentId)
  const people = await peopleOf(ctx.db, document.unit.officeId, dayIn(ctx.now))
  const of = document.draftedBy && { draftedBy: document.draftedBy, type: document.type, unitId: document.unit.id, today: dayIn(ctx.now) }
  return {
    items: people.map(({ appointmentId, personId, fullName, office, unitName }) => ({ appointmentId, personId, fullName, office, unitName })),
    last: of ? await lastReviewers(ctx.db, of) : [],
  }
}
