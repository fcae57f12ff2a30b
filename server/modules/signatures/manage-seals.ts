import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can } from './access.ts'
import * as queries from './queries.ts'
import { unlockSeal } from './seal-file.ts'
import { makeSealKey } from './seal-key.ts'
import { clerksOf, findPerson, findSeal, findSealKey, type SealFacts } from './views.ts'
import { wrapFor } from './wrap-key.ts'

const nothing = async () => ({})

async function getSeal(ctx: Ctx, id: string): Promise<SealFacts> {
  const seal = await findSeal(ctx.db, id)
  if (!seal || !can.seesSeal(ctx.actor, seal.unit)) throw new AppError('not_found', 'seal.not_found')
  return seal
}

/** A new certificate and key for a seal; also the way out when no clerk is left who could let another in. */
export function issueSealCertificate(ctx: Ctx, sealId: string) {
  return perform(
    ctx,
    async (inner) => {
      const seal = await getSeal(inner, sealId)
      const appointmentId = authorise(can.manageSeal(inner.actor, seal.unit))
      await queries.lockHolder(inner.db, sealId)
      await makeSealKey(inner, seal, appointmentId)
    },
    nothing,
  )
}

type Admission = { personId: string; pin: string; permission: string }
/** An authorised clerk opens the seal's key with the PIN and wraps it to the new clerk's, noting the written permission (Decree 30/2020 art. 32). */
export async function admitClerk(ctx: Ctx, sealId: string, { personId, pin, permission }: Admission) {
  const seal = await getSeal(ctx, sealId)
  const appointmentId = authorise(can.admit(ctx.actor, seal.unit))
  if (!(await findPerson(ctx.db, personId))) throw new AppError('not_found', 'person.not_found')
  const clerk = (await clerksOf(ctx.db, seal.unit.id)).find((one) => one.personId === personId)
  if (!clerk) throw new AppError('rule', 'seal.not_a_clerk')
  const { agreementPublic } = clerk
  if (!agreementPublic) throw new AppError('rule', 'seal.clerk_without_key')
  const unlocked = await unlockSeal(ctx, { pin, sealId })
  const wrapped = wrapFor(agreementPublic, unlocked.secret, { credentialId: unlocked.credential.id, personId })
  unlocked.secret.fill(0)
  return perform(
    ctx,
    async (inner) => {
      await queries.lockHolder(inner.db, sealId)
      const known = await findSealKey(inner.db, unlocked.credential.id, personId)
      if (known) await queries.removeSealKeys(inner.db, { sealId, personId }, inner.now)
      const permission_note_text_id = await keepText(inner.db, permission, { class: 'seal_permission' })
      const admitted_by = personOf(inner.actor).personId
      await queries.insertSealKeys(inner.db, [{ credential_id: unlocked.credential.id, person_id: personId, wrapped, admitted_by, permission_note_text_id }])
      const facts = { personId, permissionTextId: permission_note_text_id }
      await emit(inner, [{ name: 'seal.clerk_admitted', objectKind: 'seal', objectId: sealId, unitId: seal.unit.id, appointmentId, tell: [personId], facts }])
    },
    nothing,
  )
}

export function removeClerk(ctx: Ctx, sealId: string, personId: string) {
  return perform(
    ctx,
    async (inner) => {
      const seal = await getSeal(inner, sealId)
      const appointmentId = authorise(can.manageSeal(inner.actor, seal.unit))
      const removed = await queries.removeSealKeys(inner.db, { sealId, personId }, inner.now)
      if (removed === 0) throw new AppError('not_found', 'person.not_found')
      const facts = { personId }
      await emit(inner, [{ name: 'seal.clerk_removed', objectKind: 'seal', objectId: sealId, unitId: seal.unit.id, appointmentId, tell: [personId], facts }])
    },
    nothing,
  )
}
