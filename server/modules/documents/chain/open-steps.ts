import type { getDocument } from '../../../../contract/documents.ts'
import type { Reply } from '../../../../contract/endpoint.ts'
import { dayIn } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { type Substitute, substitutesOf } from '../../organisation/public.ts'
import type { SeenDocument } from '../load-document.ts'
import { actsOn } from './access.ts'
import { listOpenSteps, type OpenStep } from './views.ts'

type OpenSteps = Reply<typeof getDocument>['openSteps']

/** What one signs by delegation goes to no other substitute. */
function substituteFor(step: OpenStep, standing: readonly Substitute[]): OpenSteps[number]['substitute'] {
  const found = standing.find((one) => one.forAppointmentId === step.appointmentId && (one.scope === 'all' || one.scope === step.kind))
  if (!found || step.delegationId) return null
  return { appointmentId: found.appointmentId, fullName: found.fullName, office: found.office, toOn: found.toOn }
}

/** Whom the document still asks, who stands in for them, and which of it is the reader's. */
export async function openSteps(ctx: Ctx, document: SeenDocument): Promise<OpenSteps> {
  if (document.state !== 'submitted') return []
  const day = dayIn(ctx.now)
  const steps = await listOpenSteps(ctx.db, document.id, day)
  const standing = await substitutesOf(ctx.db, { appointmentIds: steps.map((step) => step.appointmentId), day })
  return steps.map((step) => {
    const { delegationId: _, ...shown } = step
    const facts = document.chain.find((one) => one.id === step.id)
    const acting = facts && actsOn(ctx.actor, facts)
    const mine = { mine: acting !== undefined, onBehalf: Boolean(acting?.delegationId && step.kind === 'review') }
    return { ...shown, ...mine, substitute: substituteFor(step, standing) }
  })
}
