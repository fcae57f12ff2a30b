import { expect, test } from '@playwright/test'
import { office } from './support/office.ts'
import { sentDocument } from './support/papers-over-http.ts'
import { expectNoComplaints, openAs } from './support/screens.ts'

test('without network: the list is still there, an unread document says so calmly, a reload keeps the menu, and the network mends it all', async ({
  browser,
}) => {
  const it = office()
  const read = 'Công văn về việc rà soát danh sách hộ nghèo trên địa bàn'
  const unread = 'Thư mời dự hội nghị sơ kết phong trào thi đua yêu nước'
  await sentDocument(it, { subject: read })
  await sentDocument(it, { subject: unread })
  const page = await openAs(browser, it, 'vanthu.longxuyen', { phone: true })
  // What follows is of the second visit of a browser: the worker has taken over.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const inbox = page.getByRole('navigation').getByRole('link', { name: 'Văn bản đến' })
  await inbox.click()
  await page.getByText(read).click()
  await expect(page.getByRole('heading', { name: read })).toBeVisible()
  await inbox.click()
  await expect(page.getByText(unread)).toBeVisible()

  await page.context().setOffline(true)
  await expect(page.getByText(/Đang ngoại tuyến/).first()).toBeVisible()
  await page.getByText(unread).click()
  const calm = page.getByText('Chưa mở được văn bản này khi không có mạng.')
  await expect(calm).toBeVisible()
  await expect(page.getByText(/Việc chưa chắc đã xong/)).toHaveCount(0)
  await page.reload()
  await expect(calm).toBeVisible()
  await page.getByRole('link', { name: 'Xem danh sách văn bản đến' }).click()
  await expect(page.getByText(unread)).toBeVisible()
  await page.getByText(read).click()
  await expect(page.getByRole('heading', { name: read })).toBeVisible()

  await inbox.click()
  await page.getByText(unread).click()
  await expect(calm).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { name: unread })).toBeVisible()
  await expect(page.getByText(/Đang ngoại tuyến/)).toHaveCount(0)
  expectNoComplaints(page)
})
