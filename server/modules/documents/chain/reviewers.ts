import type { listReviewers as endpoint, listOfficeReviewers as officeEndpoint } from '../../../../contract/approvals.ts'
import type { Input, Reply } from '../../../../contract/endpoint.ts'
import { personOf } from '../../../platform/actor.ts'
import { dayIn } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { peopleOf } from '../../organisation/public.ts'
import { can } from '../access.ts'
import { getIssuer } from '../content.ts'
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

/** Whoever holds nothing but the administration of accounts. */
const onlyAdministers = ({ roles }: { roles: readonly string[] }) => roles.length > 0 && roles.every((role) => role === 'administrator')

type Of = { officeId: string; unitId: string; draftedBy: string | null; type: string }
async function offered(ctx: Ctx, { officeId, unitId, draftedBy, type }: Of): Promise<Reply<typeof endpoint>> {
  const today = dayIn(ctx.now)
  const people = (await peopleOf(ctx.db, officeId, today)).filter((one) => one.personId !== draftedBy && !onlyAdministers(one))
  const last = draftedBy ? await lastReviewers(ctx.db, { draftedBy, type, unitId, today }) : []
  return {
    items: people.map(({ appointmentId, personId, fullName, office, unitName }) => ({ appointmentId, personId, fullName, office, unitName })),
    last: last.filter((one) => people.some((other) => other.appointmentId === one.appointmentId)),
  }
}

/** Whom a document can be put before, and whom its drafter chose the last time. */
export async function listReviewers(ctx: Ctx, documentId: string): Promise<Reply<typeof endpoint>> {
  const { unit, draftedBy, type } = await loadDocument(ctx, documentId)
  return offered(ctx, { officeId: unit.officeId, unitId: unit.id, draftedBy, type })
}

/** The same for what the actor is about to draft for an issuer. Throws issuer.not_found. */
export async function listOfficeReviewers(ctx: Ctx, { issuerId, type }: Input<typeof officeEndpoint>['query']): Promise<Reply<typeof officeEndpoint>> {
  const { unit } = await getIssuer(ctx, issuerId)
  if ('denied' in can.draft(ctx.actor, unit)) throw new AppError('not_found', 'issuer.not_found')
  return offered(ctx, { officeId: unit.officeId, unitId: unit.id, draftedBy: personOf(ctx.actor).personId, type })
}
