import type { Reply } from '../../../contract/endpoint.ts'
import type { getHandling as endpoint } from '../../../contract/handling.ts'
import { asMay, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type DeliveryRef, deliveryDetail, seeDelivery } from '../dispatches/public.ts'
import { seenDocuments } from '../documents/public.ts'
import { paperHead } from '../organisation/public.ts'
import { can } from './access.ts'
import {
  findAnswerTo,
  type InstructionRow,
  listAnswers,
  listGivers,
  listInstructions,
  listNamed,
  listProposals,
  listShares,
  namesOfUnits,
  type ShareRow,
} from './handling-views.ts'
import { isTooSoon } from './rules.ts'
import { findLastUrging } from './urging-views.ts'

async function urgingOf(ctx: Ctx, delivery: DeliveryRef): Promise<{ urged: Handling['urged']; urge: true | string }> {
  const last = await findLastUrging(ctx.db, delivery.id)
  const may = asMay(can.urge(ctx.actor, delivery, await listGivers(ctx.db, delivery.id)))
  const urge = may === true && last && isTooSoon(last.at, ctx.now) ? 'urging.too_soon' : may
  return { urged: last ? { ...last, at: last.at.toISOString() } : null, urge }
}

type Handling = Reply<typeof endpoint>

const instructionOf = (deliveryId: string, row: InstructionRow): Handling['instructions'][number] => ({
  ...{ id: row.id, by: row.by, office: row.office, at: row.at.toISOString(), words: row.words },
  audio:
    row.audioSeconds === null
      ? null
      : { url: `/files/deliveries/${deliveryId}/instructions/${row.id}/audio`, seconds: row.audioSeconds, mediaType: row.audioType ?? '' },
  pens: row.pens.map((pen) => ({ url: `/files/deliveries/${deliveryId}/pens/${pen.id}`, place: pen.place })),
})

/** The leader's part of the slip names what he gave out last; what a department gave on is its head's part. */
function slipOf(shares: readonly ShareRow[]): Pick<Handling['slip'], 'leader' | 'departments'> {
  const given = shares.filter((share) => share.ofUnitName === null)
  const lead = given.find((share) => share.role === 'lead')
  const share = ({ name, dueOn }: ShareRow) => ({ name, dueOn })
  const supports = given.filter((one) => one.role === 'support').map(share)
  return {
    leader: lead ? { name: lead.by, at: lead.at.toISOString(), lead: share(lead), supports } : null,
    departments: shares.flatMap(({ ofUnitName, by, name, dueOn, at }) =>
      ofUnitName === null ? [] : [{ unitName: ofUnitName, head: by, person: name, dueOn, at: at.toISOString() }],
    ),
  }
}

async function answersOf(ctx: Ctx, deliveryId: string): Promise<Handling['answers']> {
  const rows = await listAnswers(ctx.db, deliveryId)
  const seen = await seenDocuments(
    ctx,
    rows.map((row) => row.documentId),
  )
  return rows.filter((row) => seen.has(row.documentId)).map((row) => ({ ...row, sentAt: row.sentAt?.toISOString() ?? null }))
}

/** What was said of a copy, its slip and its answers. Of what was taken back nothing but its line is left. */
export async function getHandling(ctx: Ctx, deliveryId: string): Promise<Handling> {
  const delivery = await seeDelivery(ctx, deliveryId)
  const { file, arrivalNumber } = await deliveryDetail(ctx, deliveryId)
  const { actor } = ctx
  const named = await listNamed(ctx.db, deliveryId)
  const heads = personOf(actor)
    .grants.filter((grant) => grant.role === 'leader')
    .map((grant) => grant.unitId)
  const own = named.departments.filter((unitId) => heads.includes(unitId))
  const { urged, urge } = await urgingOf(ctx, delivery)
  const proposals = await listProposals(ctx.db, deliveryId)
  return {
    instructions: (await listInstructions(ctx.db, deliveryId)).map((row) => instructionOf(deliveryId, row)),
    slip: {
      office: await paperHead(ctx.db, delivery.unit.id),
      ...slipOf(await listShares(ctx.db, deliveryId)),
      proposals: proposals.map((one) => ({ ...one, at: one.at.toISOString() })),
    },
    stampedUrl: file && arrivalNumber !== null ? `/files/deliveries/${deliveryId}/stamped` : null,
    answers: await answersOf(ctx, deliveryId),
    answerTo: await findAnswerTo(ctx.db, deliveryId, dayIn(ctx.now)),
    handOnFrom: await namesOfUnits(ctx.db, own),
    urged,
    can: {
      urge,
      instruct: asMay(can.instruct(actor, delivery)),
      propose: asMay(can.propose(actor, delivery, named)),
      handOn: asMay(can.handOn(actor, delivery, own)),
      answer: asMay(can.answer(actor, delivery)),
    },
  }
}
