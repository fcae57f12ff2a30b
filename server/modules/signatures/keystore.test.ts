import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { keepSecret } from '../../platform/secrets.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { makeSignaturePng } from '../../testing/papers/make-png.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { storeMade } from '../files/public.ts'
import { allowCertificate, revokeCertificate, unlockPin } from './manage-certificates.ts'
import { admitClerk, issueSealCertificate, removeClerk } from './manage-seals.ts'
import { myKey, setPin, setSignatureImage } from './my-key.ts'
import { prepareFile, signFiles, unlockSeal } from './public.ts'
import { newestOfPerson } from './views.ts'

let app: TestApp
let seeded: Seeded<string, string>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  seeded = await seedProvince(app)
  // A real office: nothing is made for people who did not ask.
  await app.db.updateTable('installation').set({ kind: 'office' }).execute()
})
afterAll(() => app.close())

const idOf = (name: string) => seeded.people[name]?.id ?? ''
const as = async (name: string): Promise<Ctx> => testCtx(app, (await signedIn(app, idOf(name))).actor)
const pin = '275913'
async function withKey(name: string, chosen = pin): Promise<void> {
  await allowCertificate(await as('admin'), idOf(name))
  await setPin(await as(name), { pin: chosen })
}
const tryPin = async (name: string, tried: string) => signFiles(await as(name), { pin: tried, items: [] })

describe('a key', () => {
  test('is not made before an administrator of the person allows it', async () => {
    expect(await myKey(await as('leader'))).toMatchObject({ state: 'none', credential: null })
    await expect(setPin(await as('leader'), { pin })).rejects.toMatchObject({ code: 'certificate.not_allowed' })
    await expect(tryPin('leader', pin)).rejects.toMatchObject({ code: 'certificate.none' })
    for (const name of ['clerk', 'clerkA']) await expect(allowCertificate(await as(name), idOf('leader'))).rejects.toMatchObject({ code: 'person.not_found' })
  })

  test.each(['111111', '123456', '654321'])('takes no PIN as simple as %s', async (simple) => {
    await expect(setPin(await as('leader'), { pin: simple })).rejects.toMatchObject({ code: 'pin.too_simple' })
  })

  test('is made under the first PIN, once; later only the old PIN changes it', async () => {
    await withKey('leader')
    expect(await myKey(await as('leader'))).toMatchObject({ state: 'active', credential: { subject: 'Lê Thị Mẫu', isTest: true } })
    await expect(setPin(await as('leader'), { pin: '928374' })).rejects.toMatchObject({ code: 'pin.old_required' })
    await setPin(await as('leader'), { pin: '928374', oldPin: pin })
    await expect(tryPin('leader', pin)).rejects.toMatchObject({ code: 'pin.wrong' })
    await tryPin('leader', '928374')
    await setPin(await as('leader'), { pin, oldPin: '928374' })
  })

  test('changes its PIN once an act: asked again after a lost answer, the old PIN is no wrong try', async () => {
    await withKey('officerA')
    const ctx = await as('officerA')
    for (let times = 0; times < 3; times += 1) expect(await setPin(ctx, { pin: '928374', oldPin: pin })).toMatchObject({ state: 'active' })
    await expect(tryPin('officerA', pin)).rejects.toMatchObject({ code: 'pin.wrong', details: { left: 4 } })
    await tryPin('officerA', '928374')
  })

  test('locks after five wrong PINs, also at once; then the right one is refused until an administrator unlocks', async () => {
    await withKey('officer')
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => tryPin('officer', '000001')))
    expect(tries.every((one) => one.status === 'rejected')).toBe(true)
    await expect(tryPin('officer', pin)).rejects.toMatchObject({ code: 'pin.locked' })
    expect(await myKey(await as('officer'))).toMatchObject({ state: 'locked' })
    const credential = await newestOfPerson(app.db, idOf('officer'))
    await expect(unlockPin(await as('clerkA'), credential?.id ?? '')).rejects.toMatchObject({ code: 'credential.not_found' })
    await unlockPin(await as('admin'), credential?.id ?? '')
    await tryPin('officer', pin)
  })

  test('says after every wrong PIN how many tries are left', async () => {
    const said = []
    for (let wrong = 0; wrong < 5; wrong += 1) said.push(await tryPin('officer', '000001').catch(({ code, details }) => [code, details]))
    expect(said).toEqual([...[4, 3, 2, 1].map((left) => ['pin.wrong', { left }]), ['pin.locked', undefined]])
    await unlockPin(await as('admin'), (await newestOfPerson(app.db, idOf('officer')))?.id ?? '')
  })

  test('a right PIN clears the count', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let wrong = 0; wrong < 2; wrong += 1) await expect(tryPin('officer', '000001')).rejects.toMatchObject({ code: 'pin.wrong' })
      await tryPin('officer', pin)
    }
  })

  test('a forgotten PIN means a new permission, a new key, and the old certificate revoked', async () => {
    const old = await newestOfPerson(app.db, idOf('officer'))
    await withKey('officer', '480375')
    const fresh = await newestOfPerson(app.db, idOf('officer'))
    expect(fresh?.id).not.toBe(old?.id)
    expect(
      (
        await app.db
          .selectFrom('credential')
          .select(['revoked_at', 'envelope'])
          .where('id', '=', old?.id ?? '')
          .executeTakeFirstOrThrow()
      ).envelope,
    ).toBeNull()
    await expect(tryPin('officer', pin)).rejects.toMatchObject({ code: 'pin.wrong' })
    await tryPin('officer', '480375')
  })

  test('a new pepper: the next right PIN seals the key anew under it', async () => {
    const before = await newestOfPerson(app.db, idOf('officer'))
    await keepSecret(app.dataDir, 'pin-pepper', randomBytes(32), `${newId().slice(0, 8)}-zz`.replace(/^./, 'f'))
    await tryPin('officer', '480375')
    const after = await newestOfPerson(app.db, idOf('officer'))
    expect(after?.envelope?.equals(before?.envelope ?? Buffer.alloc(0))).toBe(false)
    await tryPin('officer', '480375')
  })

  test('a revoked certificate signs no more', async () => {
    const credential = await newestOfPerson(app.db, idOf('officer'))
    await revokeCertificate(await as('admin'), credential?.id ?? '', 'Thôi việc')
    await expect(tryPin('officer', '480375')).rejects.toMatchObject({ code: 'certificate.none' })
    await expect(revokeCertificate(await as('admin'), credential?.id ?? '', 'Lần nữa')).rejects.toMatchObject({ code: 'certificate.revoked' })
  })

  test('an opaque picture is no signature image', async () => {
    const uploadedBy = idOf('leader')
    const picture = async (transparent: boolean) =>
      (await storeMade(await as('leader'), { bytes: makeSignaturePng({ transparent }), mediaType: 'image/png', name: 'a.png', inspect: true, uploadedBy })).id
    const opaque = await picture(false)
    await expect(setSignatureImage(await as('leader'), opaque)).rejects.toMatchObject({ code: 'image.not_transparent_png' })
    expect(await setSignatureImage(await as('leader'), await picture(true))).toMatchObject({ imageUrl: '/files/my-key/image' })
  })
})

test('a signing done before answers its file again, and its id serves nothing else', async () => {
  const ctx = await as('leader')
  const file = await storeMade(ctx, { bytes: await makePdf(), mediaType: 'application/pdf', name: 'a.pdf', inspect: true })
  const box = (x: number, y: number, width: number, height: number) => ({ page: 0, x, y, width, height })
  const places = { number: box(110, 700, 40, 16), date: box(330, 700, 150, 16), qr: box(90, 40, 85, 85), signature: box(350, 150, 128, 80) }
  const prepared = await prepareFile(ctx, { fileId: file.id, places, sealDiameterMm: 36 })
  await expect(prepareFile(ctx, { fileId: prepared.fileId, places, sealDiameterMm: 36 })).rejects.toMatchObject({ code: 'file.cannot_prepare' })
  const signingId = newId()
  const [first] = await signFiles(await as('leader'), { pin, items: [{ signingId, fileId: prepared.fileId }] })
  const [again] = await signFiles(await as('leader'), { pin, items: [{ signingId, fileId: prepared.fileId }] })
  expect(again).toEqual(first)
  const [other] = await signFiles(await as('leader'), { pin, items: [{ signingId, fileId: file.id }] })
  expect(other).toMatchObject({ fileId: null, code: 'act.id_used' })
  const [unprepared] = await signFiles(await as('leader'), { pin, items: [{ signingId: newId(), fileId: file.id }] })
  expect(unprepared).toMatchObject({ fileId: null, code: 'signature.failed' })
})

describe('a seal', () => {
  let sealId: string
  beforeAll(async () => {
    sealId = newId()
    await app.db
      .insertInto('seal')
      .values({ id: sealId, unit_id: seeded.units.province ?? '', name: 'Con dấu thử' })
      .execute()
  })
  const open = async (name: string) => unlockSeal(await as(name), { pin, sealId })

  test('gets no key while no clerk has one, and none from a stranger', async () => {
    await expect(open('clerk')).rejects.toMatchObject({ code: 'seal.no_certificate' })
    await expect(issueSealCertificate(await as('admin'), sealId)).rejects.toMatchObject({ code: 'seal.no_clerk_with_key' })
    await expect(issueSealCertificate(await as('clerkA'), sealId)).rejects.toMatchObject({ code: 'seal.not_found' })
    await expect(issueSealCertificate(await as('leader'), sealId)).rejects.toMatchObject({ code: 'certificate.not_permitted' })
  })

  test('opens for the clerk to whom it was wrapped, by his PIN only', async () => {
    await withKey('clerk')
    await issueSealCertificate(await as('admin'), sealId)
    await expect(unlockSeal(await as('clerk'), { pin: '000001', sealId })).rejects.toMatchObject({ code: 'pin.wrong' })
    expect((await open('clerk')).secret.length).toBeGreaterThan(100)
    await expect(open('leader')).rejects.toMatchObject({ code: 'seal.not_held' })
    expect((await myKey(await as('clerk'))).seals).toEqual([{ id: sealId, name: 'Con dấu thử' }])
  })

  test('a clerk lets another in with the permission noted; removed, he is out; with nobody left a new certificate is made', async () => {
    await withKey('womenClerk')
    const admission = { personId: idOf('womenClerk'), pin, permission: 'Quyết định số 12/QĐ-MTTQ' }
    await expect(admitClerk(await as('clerk'), sealId, admission)).rejects.toMatchObject({ code: 'seal.not_a_clerk' })
    await app.db
      .insertInto('role_grant')
      .values({ appointment_id: seeded.people.officer?.appointmentId ?? '', role: 'clerk', unit_id: seeded.units.province ?? '' })
      .execute()
    await expect(admitClerk(await as('clerk'), sealId, { ...admission, personId: idOf('officer') })).rejects.toMatchObject({ code: 'seal.clerk_without_key' })
    await withKey('officer')
    await admitClerk(await as('clerk'), sealId, { ...admission, personId: idOf('officer') })
    await open('officer')
    for (const name of ['clerk', 'officer']) await removeClerk(await as('admin'), sealId, idOf(name))
    await expect(open('officer')).rejects.toMatchObject({ code: 'seal.not_held' })
    await issueSealCertificate(await as('admin'), sealId)
    await open('clerk')
  })
})
