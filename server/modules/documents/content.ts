import type { createDocument } from '../../../contract/documents.ts'
import type { Input } from '../../../contract/endpoint.ts'
import type { UnitRef } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { expandScopes, type Holder, leadersOf, substitutesOf } from '../organisation/public.ts'
import { type Attachment, checkAttachments, checkMadeFile, checkMainFile, discardingSecret, type MainFile } from './check-files.ts'
import { makePaper } from './make-paper.ts'
import { findIssuer, findType } from './views.ts'

type Given = Input<typeof createDocument>['body']
type MayBeLeft = 'composed' | 'reviewers'
export type Content = Omit<Given, 'id' | MayBeLeft> & Partial<Pick<Given, MayBeLeft>>
export type Issuer = {
  id: string
  name: string
  unit: UnitRef
  unitName: string
  authorName: string
  head: { parentLine: string; placeName: string; headerStyle: 'state' | 'party'; notationSuffix: string; letterSuffix: string; footer: string }
}

/** What a paper bears of its issuer. */
export type PaperHead = Pick<Issuer, 'name' | 'authorName' | 'head'>
export const headOf = ({ name, authorName, head }: PaperHead): PaperHead => ({ name, authorName, head })

export async function getIssuer(ctx: Ctx, issuerId: string): Promise<Issuer> {
  const row = await findIssuer(ctx.db, issuerId)
  if (!row) throw new AppError('not_found', 'issuer.not_found')
  const unit = { id: row.unitId, officeId: row.officeId, ancestors: row.ancestors, kind: row.kind }
  // "Ban Thường trực Uỷ ban MTTQ Việt Nam tỉnh …": the board of the unit, unless its name says it already.
  const authorName = row.name.includes(row.unitName) ? row.name : `${row.name} ${row.unitName}`
  const { parentLine, placeName, notationSuffix, letterSuffix, footer } = row
  const head = { parentLine, placeName, notationSuffix, letterSuffix, footer, headerStyle: row.headerStyle as 'state' | 'party' }
  return { id: row.id, name: row.name, unit, unitName: row.unitName, authorName, head }
}

/** Whoever may sign by delegation is known by it; who leads the office needs none. */
export type Signer = Holder & { delegationId: string | null; onBehalfOf: string | null }

/** Who leads the office today, the chair first, then who signs instead of one of them by delegation. */
export async function signersOf(ctx: Ctx, officeId: string): Promise<Signer[]> {
  const leaders = await leadersOf(ctx.db, officeId)
  const leads = new Set(leaders.map((one) => one.appointmentId))
  const standing = await substitutesOf(ctx.db, { appointmentIds: [...leads], day: dayIn(ctx.now) })
  const delegated = standing.filter((one) => one.scope !== 'review' && one.officeId === officeId && !leads.has(one.appointmentId))
  return [
    ...leaders.map((one) => ({ ...one, delegationId: null, onBehalfOf: null })),
    ...delegated.map(({ forName, ...one }) => ({ ...one, roles: [], onBehalfOf: forName })),
  ]
}

/** Someone who leads the office today, or signs instead of a leader by delegation. Throws signer.not_found. */
export async function getSigner(ctx: Ctx, appointmentId: string, officeId: string): Promise<Signer> {
  const signer = (await signersOf(ctx, officeId)).find((one) => one.appointmentId === appointmentId)
  if (!signer || signer.officeId !== officeId) throw new AppError('not_found', 'signer.not_found')
  return signer
}

/** What is asked for a day that is over cannot be answered. Throws document.reply_due_past. */
export function assertReplyDue(ctx: Ctx, replyDueOn: string | null): void {
  if (replyDueOn && replyDueOn < dayIn(ctx.now)) throw new AppError('rule', 'document.reply_due_past', { day: replyDueOn })
}

export type Checked = { issuer: Issuer; signer: Signer | null; main: MainFile | null; attachments: Attachment[] }
/** Everything a draft names is there and may be used by this person. Runs before the act: a secret paper is discarded for good. */
export async function checkContent(ctx: Ctx, content: Content): Promise<Checked> {
  assertReplyDue(ctx, content.replyDueOn)
  const issuer = await getIssuer(ctx, content.issuerId)
  const type = await findType(ctx.db, content.type)
  if (!type) throw new AppError('rule', 'document.type_unknown')
  const signer = content.signerAppointmentId ? await getSigner(ctx, content.signerAppointmentId, issuer.unit.id) : null
  if (content.recipients.length > 0) await expandScopes(ctx.db, issuer.unit.id, content.recipients)
  const { composed = null, fileId } = content
  if (composed && fileId) throw new AppError('rule', 'document.two_papers')
  return discardingSecret(ctx, async () => {
    const made = composed && (await makePaper(ctx, { issuer, type, signer, subject: content.subject, urgency: content.urgency, composed }))
    const main = made ? checkMadeFile(made) : fileId ? await checkMainFile(ctx, fileId) : null
    const attachments = await checkAttachments(ctx, content.attachments, main?.pdf.bytes ?? 0)
    return { issuer, signer, main, attachments }
  })
}
