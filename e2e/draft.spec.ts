import { expect, type Page, test } from '@playwright/test'
import { makePdf } from '../server/testing/papers/make-pdf.ts'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { submittedDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const pdf = async (name = 'Kế hoạch.pdf') => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(await makePdf({ signerName: 'Lê Thị Mẫu' })) })
const chooseMain = (page: Page, file: Awaited<ReturnType<typeof pdf>>) => page.locator('input[type=file]').first().setInputFiles(file)

test('what is typed while the file is checked stays, the type comes from the paper, and a reload loses nothing', async ({ browser }) => {
  const it = office()
  const page = await openAs(browser, it, 'chuyenvien.danchu')
  await page.goto(`${it.url}/app/documents/new`)
  await expect(page.getByLabel('Loại văn bản')).toHaveValue('')
  // The answer about the file is late, as with a long DOCX.
  let release = () => {}
  const typed = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/api/files/*', async (route) => {
    await typed
    await route.continue()
  })
  await chooseMain(page, await pdf())
  await page.getByLabel('Trích yếu').fill('Tổ chức Ngày hội Đại đoàn kết')
  await page.getByLabel('Người ký').selectOption({ index: 1 })
  release()
  await expect(page.getByText(/Kế hoạch\.pdf · \d+ trang/)).toBeVisible()
  await expect(page.getByLabel('Trích yếu')).toHaveValue('Tổ chức Ngày hội Đại đoàn kết')
  await expect(page.getByLabel('Người ký')).not.toHaveValue('')
  await expect(page.getByLabel('Loại văn bản')).toHaveValue('ke_hoach')

  await page.reload()
  await expect(page.getByText('Đã khôi phục bản nháp chưa lưu')).toBeVisible()
  await expect(page.getByLabel('Trích yếu')).toHaveValue('Tổ chức Ngày hội Đại đoàn kết')
  await expect(page.getByText(/Kế hoạch\.pdf · \d+ trang/)).toBeVisible()
  await expectAccessible(page)

  // Signed out, nothing of it is left; not for the next one, and not for himself.
  await page.getByRole('link', { name: /Huỳnh Thị Ngọc Yến/ }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).first().click()
  await expect(page.getByLabel('Tên đăng nhập')).toBeVisible()
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('entered')))).toEqual([])
  expectNoComplaints(page)
  await page.context().close()
})

test('a refused attachment keeps its message beside the one that was taken; a long subject and a past date are explained', async ({ browser }) => {
  const it = office()
  const page = await openAs(browser, it, 'chuyenvien.danchu')
  await page.goto(`${it.url}/app/documents/new`)
  const bad = { name: 'bad.txt', mimeType: 'text/plain', buffer: Buffer.from('không phải tệp được nhận') }
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles([bad, await pdf('Phụ lục.pdf')])
  await expect(page.getByRole('button', { name: 'Bỏ Phụ lục.pdf' })).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'bad.txt' })).toContainText('không được nhận')
  await page.getByLabel('Trích yếu').fill('ấ'.repeat(510))
  await expect(page.getByLabel('Trích yếu')).toHaveValue('ấ'.repeat(510))
  await expect(page.getByText('Bớt 10 ký tự')).toBeVisible()
  await page.getByLabel('Hạn trả lời').fill('01/01/2020')
  await expect(page.getByText('Hạn trả lời đã qua').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Trích yếu').fill('Báo cáo quý')
  await page.getByRole('link', { name: 'Việc cần làm' }).first().click()
  await expect(page.getByLabel('Trích yếu')).toHaveCount(0)
  await page.goBack()
  await expect(page.getByLabel('Trích yếu')).toHaveValue('Báo cáo quý')
  await page.getByRole('button', { name: 'Bỏ bản nháp này' }).click()
  await expect(page.getByLabel('Trích yếu')).toHaveValue('')
  await page.context().close()
})

test('the leader is told that the file is the one he returned', async ({ browser }) => {
  const it = office()
  const subject = `Kế hoạch trả lại ${Date.now()}`
  const { id, officer } = await submittedDocument(it, { subject })
  const leader = await signInOver(it.url, 'phochutich.tinh', it.password)
  await leader.call('returnDocument', { params: { id }, body: { reason: 'Sửa số hộ' } })

  // The way back for the drafter is the form, not the places.
  const drafter = await openAs(browser, it, 'chuyenvien.danchu')
  await drafter.goto(`${it.url}/app/documents/${id}`)
  await expect(drafter.getByLabel('Trích yếu')).toHaveValue(subject)
  await drafter.context().close()

  const { signer } = await officer.call('getDocument', { params: { id } })
  const signerAppointmentId = signer?.appointmentId ?? ''
  const { places } = await officer.call('findPlaces', { params: { id }, query: { signerAppointmentId } })
  const { number, date, qr, signature } = places
  if (!number || !date || !qr || !signature) throw new Error('places missing')
  await officer.call('submitDocument', { params: { id }, body: { signerAppointmentId, places: { number, date, qr, signature } } })
  const phone = await openAs(browser, it, 'phochutich.tinh', { phone: true })
  await phone.goto(`${it.url}/app/sign`)
  const paper = phone.getByRole('heading', { name: subject })
  await expect(async () => {
    const next = phone.getByRole('button', { name: /Văn bản sau/ })
    if (!(await paper.isVisible()) && (await next.isVisible())) await next.click()
    await expect(paper).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 30_000 })
  await expect(phone.getByText('Góp ý lần trước: Sửa số hộ · Tệp chưa thay đổi')).toBeVisible()
  await phone.context().close()
})
