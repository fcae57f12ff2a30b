import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { verifyWithTools } from '../server/testing/verify-pdf.ts'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'

const folder = join(import.meta.dirname, '../../shared/samples/documents')
/** Papers of the state, where they are at hand; everything else is made by the tests themselves. */
const files = ['nghi_dinh_30_2020.pdf', 'phu_luc_1_the_thuc.docx'].map((name) => join(folder, name)).filter(existsSync)

test(`real files at hand: ${files.map((path) => basename(path)).join(', ') || 'none'}`, async () => {
  test.setTimeout(240_000)
  const it = office()
  for (const path of files) {
    const officer = await signInOver(it.url, 'chuyenvien.danchu', it.password)
    const unitId = (await officer.call('getSession', {})).offices[0]?.unitId ?? ''
    const { issuers } = await officer.call('listIssuers', { query: { unitId } })
    const issuerId = issuers[0]?.id ?? ''
    const { items } = await officer.call('listSigners', { query: { issuerId } })
    const signerAppointmentId = items.find((one) => one.fullName === 'Lê Thị Mẫu')?.appointmentId ?? ''
    const fileId = await officer.upload(readFileSync(path), basename(path))
    const id = randomUUID()
    const recipients = [{ scope: { kind: 'all_communes' as const }, purpose: 'information' as const }]
    const subject = `Tệp thật ${basename(path)}`
    await officer.call('createDocument', { body: { id, issuerId, type: 'cong_van', subject, fileId, signerAppointmentId, recipients } })
    const { pages, findings } = await officer.call('findPlaces', { params: { id }, query: { signerAppointmentId } })
    const last = pages.length - 1
    const box = (page: number, x: number, y: number, width: number, height: number) => ({ page, x, y, width, height })
    const places = { number: box(0, 100, 700, 40, 16), date: box(0, 300, 700, 150, 16), qr: box(last, 90, 40, 85, 85), signature: box(last, 350, 120, 128, 80) }
    const submitting = officer.call('submitDocument', { params: { id }, body: { signerAppointmentId, places } })
    // A paper that bears its number already is refused with the reason; one that does not goes all the way.
    if (findings.length > 0) {
      await expect(submitting).rejects.toMatchObject({ status: 422, code: expect.stringMatching(/^document\./) })
      continue
    }
    await submitting
    const leader = await signInOver(it.url, 'phochutich.tinh', it.password)
    expect((await leader.call('signDocuments', { body: { pin: it.pin, documents: [{ id, signingId: randomUUID() }] } })).items[0]).toMatchObject({
      signed: true,
    })
    const clerk = await signInOver(it.url, 'vanthu.tinh', it.password)
    const sealed = await clerk.call('sealDocument', { params: { id }, body: { pin: it.pin, signingId: randomUUID() } })
    const verdict = await verifyWithTools(await clerk.bytes(sealed.file?.url ?? ''), await it.rootCertificate())
    expect(verdict, basename(path)).toMatchObject({
      signatures: [
        { valid: true, trusted: true },
        { valid: true, trusted: true, total: true },
      ],
      cades: [true, true],
      qpdf: true,
    })
  }
})
