import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { unitsOfPerson } from '../organisation/public.ts'
import { can } from './access.ts'
import * as queries from './queries.ts'
import { type CredentialRow, findCredential, findPerson, findSeal } from './views.ts'

const nothing = async () => ({})

async function authorisePerson(ctx: Ctx, personId: string, unknown: string): Promise<string | null> {
  return authorise(can.manageKeyOf(ctx.actor, await unitsOfPerson(ctx.db, personId, dayIn(ctx.now)), unknown))
}
async function authoriseCredential(ctx: Ctx, id: string): Promise<{ credential: CredentialRow; appointmentId: string | null }> {
  const credential = await findCredential(ctx.db, id)
  if (!credential) throw new AppError('not_found', 'credential.not_found')
  if (credential.personId) return { credential, appointmentId: await authorisePerson(ctx, credential.personId, 'credential.not_found') }
  const seal = await findSeal(ctx.db, credential.sealId ?? '')
  if (!seal || !can.seesSeal(ctx.actor, seal.unit)) throw new AppError('not_found', 'credential.not_found')
  return { credential, appointmentId: authorise(can.manageSeal(ctx.actor, seal.unit)) }
}

/** The administrator allows a (new) certificate; the person sets the PIN, and only then is there a key. */
export function allowCertificate(ctx: Ctx, personId: string) {
  return perform(
    ctx,
    async (inner) => {
      if (!(await findPerson(inner.db, personId))) throw new AppError('not_found', 'person.not_found')
      const appointmentId = await authorisePerson(inner, personId, 'person.not_found')
      await queries.insertRequest(inner.db, personId, personOf(inner.actor).personId)
      await emit(inner, [{ name: 'certificate.allowed', objectKind: 'person', objectId: personId, unitId: null, appointmentId, tell: [personId] }])
    },
    nothing,
  )
}

export function revokeCertificate(ctx: Ctx, id: string, reason: string) {
  return perform(
    ctx,
    async (inner) => {
      const { credential, appointmentId } = await authoriseCredential(inner, id)
      const reasonTextId = await keepText(inner.db, reason, { class: 'certificate_revocation' })
      if (!(await queries.revoke(inner.db, id, inner.now, reasonTextId))) throw new AppError('rule', 'certificate.revoked')
      if (credential.sealId) await queries.removeSealKeys(inner.db, { sealId: credential.sealId }, inner.now)
      const tell = credential.personId ? [credential.personId] : []
      const facts = { serial: credential.serial, reasonTextId }
      await emit(inner, [{ name: 'certificate.revoked', objectKind: 'credential', objectId: id, unitId: null, appointmentId, tell, facts }])
    },
    nothing,
  )
}

export function unlockPin(ctx: Ctx, id: string) {
  return perform(
    ctx,
    async (inner) => {
      const { credential, appointmentId } = await authoriseCredential(inner, id)
      await queries.unlock(inner.db, id)
      const tell = credential.personId ? [credential.personId] : []
      await emit(inner, [{ name: 'pin.unlocked', objectKind: 'credential', objectId: id, unitId: null, appointmentId, tell }])
    },
    nothing,
  )
}
