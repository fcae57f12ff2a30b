import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { sentDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

test('a recall reaches a commune that had assigned the paper: its tasks end, it answers, and the province reads the answer', async ({ browser }) => {
  const it = office()
  const subject = `Kế hoạch thu hồi ${Date.now()}`
  const sent = await sentDocument(it, { subject })
  const clerk = await signInOver(it.url, 'vanthu.olam', it.password)
  const leader = await signInOver(it.url, 'chutich.olam', it.password)
  const { items } = await clerk.call('listInbox', { query: {} })
  const id = items.find((item) => item.subject === subject)?.id ?? ''
  await clerk.call('acceptDelivery', { params: { id }, body: {} })
  const { unitId } = await leader.call('getDelivery', { params: { id } })
  const { people } = await leader.call('listAssignees', { query: { unitId } })
  const lead = people.find((one) => !one.isLeader)?.personId ?? ''
  await leader.call('assignDelivery', { params: { id }, body: { assignments: [{ id: randomUUID(), role: 'lead', personId: lead, dueOn: null }] } })

  const commune = await openAs(browser, it, 'vanthu.olam')
  await commune.goto(`${it.url}/app/`)
  await expect(commune.getByRole('heading', { level: 1 })).toBeVisible()

  const page = await openAs(browser, it, 'vanthu.tinh')
  await page.goto(`${it.url}/app/dispatches/${sent.dispatchId}`)
  await page.getByRole('button', { name: /^Thu hồi/ }).click()
  await expect(page.getByRole('dialog').getByText('Ghi lý do trước')).toBeVisible()
  await page.getByLabel('Lý do').fill('Ban hành nhầm nội dung')
  await expectAccessible(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Thu hồi văn bản/ })
    .click()
  await expect(page.getByText(/Đã thu hồi ở \d+ nơi/)).toBeVisible()

  // The commune learns of it without reloading, and answers in one action.
  const row = commune.getByRole('listitem').filter({ hasText: subject })
  await row.getByRole('link', { name: 'Báo kết quả thu hồi' }).click()
  await expect(commune.getByText('Nơi gửi đã thu hồi văn bản này')).toBeVisible()
  await expect(commune.getByText('Ban hành nhầm nội dung').first()).toBeVisible()
  await expectAccessible(commune)
  await commune.getByRole('button', { name: 'Báo kết quả thu hồi' }).click()
  await expect(commune.getByText('Đã báo nơi gửi')).toBeVisible()
  await expect.poll(async () => (await leader.call('getDelivery', { params: { id } })).assignments.map((one) => one.state)).toEqual(['cancelled'])

  await page.goto(`${it.url}/app/dispatches/${sent.dispatchId}`)
  await page.getByRole('link', { name: /Ô Lâm/ }).first().click()
  await expect(page.getByText(/Đã thu hồi, nơi nhận báo: Đã dừng xử lý/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Thu hồi/ })).toHaveCount(0)
  expectNoComplaints(page)
  await page.context().close()
  await commune.context().close()
})

test('a clerk recalls a document from its own page: how many copies it closes is said before the click', async ({ browser }) => {
  const it = office()
  const sent = await sentDocument(it, { subject: `Kế hoạch thu hồi cả văn bản ${Date.now()}` })
  const page = await openAs(browser, it, 'vanthu.tinh')
  await page.goto(`${it.url}/app/documents/${sent.id}`)
  await page.getByRole('button', { name: 'Thu hồi văn bản' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Đóng 102 bản ở các nơi nhận')).toBeVisible()
  await dialog.getByLabel('Lý do').fill('Ban hành nhầm nội dung')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Thu hồi văn bản/ }).click()
  await expect(page.getByText('Đã thu hồi ở 102 nơi')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Thu hồi văn bản' })).toHaveCount(0)
  expectNoComplaints(page)
  await page.context().close()
})
