import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { makePdf } from '../server/testing/papers/make-pdf.ts'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { issuedDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

test('a tie that was set by mistake is changed on the draft, then ended, and the earlier document shows nothing', async ({ browser }) => {
  const it = office()
  const { id: earlierId } = await issuedDocument(it, { subject: `Kế hoạch trước ${Date.now()}` })
  const officer = await signInOver(it.url, 'chuyenvien.danchu', it.password)
  const { issuerId, type, signer, code } = await officer.call('getDocument', { params: { id: earlierId } })
  const id = randomUUID()
  const fileId = await officer.upload(await makePdf({ signerName: signer?.fullName ?? '' }), 'Kế hoạch.pdf')
  const draft = { id, role: 'replaces' as const, issuerId: issuerId ?? '', type, subject: `Kế hoạch sau ${Date.now()}`, fileId, recipients: [] }
  await officer.call('amendDocument', { params: { id: earlierId }, body: { ...draft, signerAppointmentId: signer?.appointmentId ?? null } })

  const page = await openAs(browser, it, 'chuyenvien.danchu')
  await page.goto(`${it.url}/app/documents/${id}`)
  await expect(page.getByText(`Thay thế ${code}`)).toBeVisible()
  await page.getByRole('button', { name: 'Sửa quan hệ' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Chọn điều đúng rồi lưu.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Sửa đổi, bổ sung văn bản ấy').check()
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText(`Sửa đổi, bổ sung ${code}`)).toBeVisible()

  await page.getByRole('button', { name: 'Sửa quan hệ' }).click()
  await dialog.getByLabel('Không thay đổi văn bản ấy').check()
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('button', { name: 'Sửa quan hệ' })).toHaveCount(0)
  const { amendedBy } = await officer.call('getDocument', { params: { id: earlierId } })
  expect(amendedBy).toEqual([])
  expectNoComplaints(page)
  await page.context().close()
})
