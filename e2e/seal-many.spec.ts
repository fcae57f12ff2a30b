import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { office } from './support/office.ts'
import { signedDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const place = 'anbien'

test('three papers numbered and sealed with one PIN and no mouse; the one whose signature is taken back meanwhile says why and leaves no gap', async ({
  browser,
}) => {
  const it = office()
  const mark = randomUUID().slice(0, 8)
  const from = { officer: `chuyenvien.${place}`, leader: `chutich.${place}` }
  await signedDocument(it, { subject: `Báo cáo thường ${mark}`, from })
  const { id, leader } = await signedDocument(it, { subject: `Báo cáo rút lại ${mark}`, from })
  await signedDocument(it, { subject: `Báo cáo hoả tốc ${mark}`, from, urgency: 'hoa_toc' })

  const clerk = await openAs(browser, it, `vanthu.${place}`)
  await expect(clerk.getByRole('link', { name: 'Cấp số, đóng dấu 3 văn bản' })).toBeVisible()
  await clerk.keyboard.press('c')
  await expect(clerk).toHaveURL(/\/seal/)
  await expect(clerk.locator('[data-row]')).toHaveCount(3)
  await expect(clerk.locator('[data-row]').first()).toContainText('Hoả tốc')
  await clerk.keyboard.press('a')
  await expect(clerk.getByText('Đã chọn 3')).toBeVisible()
  await expectAccessible(clerk)
  await clerk.keyboard.press('c')
  await expect(clerk.getByLabel('Mã PIN chứng thư').first()).toBeFocused()

  await leader.call('takeBackSignature', { params: { id }, body: { reason: 'Sai số liệu' } })
  await expect(clerk.getByText('Đã chọn 2')).toBeVisible()
  await clerk.keyboard.type(it.pin)
  await expect(clerk.getByText('Đã cấp số, đóng dấu 2 văn bản')).toBeVisible({ timeout: 60_000 })
  await expect(clerk.getByText(/1 văn bản chưa làm được/)).toBeVisible()
  await expect(clerk.getByRole('dialog')).toHaveCount(0)
  const row = (subject: string) => clerk.locator('[data-row]', { hasText: `${subject} ${mark}` })
  await expect(row('Báo cáo rút lại')).toContainText('Văn bản đã sang bước khác')
  const numberOf = async (subject: string) => Number(/Số (\d+)\//.exec((await row(subject).textContent()) ?? '')?.[1])
  // The express one stands first and is numbered first, though it was signed last.
  expect(await numberOf('Báo cáo thường')).toBe((await numberOf('Báo cáo hoả tốc')) + 1)
  await expectAccessible(clerk)
  expectNoComplaints(clerk)
})
