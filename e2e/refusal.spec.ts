import { expect, test } from '@playwright/test'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { sentDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

test('a refusal stands on the desk with its ground; the paper goes again to that one place, and the desk is clear', async ({ browser }) => {
  const it = office()
  const subject = `Kế hoạch bị từ chối ${Date.now()}`
  await sentDocument(it, { subject })
  const commune = await signInOver(it.url, 'vanthu.olam', it.password)
  const { items } = await commune.call('listInbox', { query: {} })
  const copy = items.find((item) => item.subject === subject)
  await commune.call('refuseDelivery', { params: { id: copy?.id ?? '' }, body: { ground: 'altered', reason: 'Trang 3 không mở được' } })

  const page = await openAs(browser, it, 'vanthu.tinh')
  await page.goto(`${it.url}/app/`)
  const row = page.getByRole('listitem').filter({ hasText: subject })
  await row.getByRole('link', { name: 'Xem nơi từ chối' }).click()
  await expect(page.getByText(/từ chối .*: Tệp không toàn vẹn\. Trang 3 không mở được/)).toBeVisible()
  await page.getByRole('button', { name: 'Gửi lại cho Ô Lâm' }).click()
  await page.getByLabel(/Lời nhắn/).fill('Đã kiểm tra tệp, gửi lại')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi lại cho Ô Lâm' }).click()
  await expect(page.getByText('Đã gửi bổ sung 1 nơi')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gửi lại cho Ô Lâm' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Việc cần làm' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: subject }).getByText('Xem nơi từ chối')).toHaveCount(0)
  // The commune has it anew; the copy it refused stays what it was.
  const anew = await commune.call('listInbox', { query: {} })
  expect(anew.items.filter((item) => item.subject === subject).map((item) => item.state)).toEqual(['01', '02'])
  expectNoComplaints(page)
  await page.context().close()
})
