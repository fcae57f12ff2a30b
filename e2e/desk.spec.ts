import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { sentDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const place = 'binhson'

test('from the rows of the desk: the clerk registers a copy, which stays in its place with its number, and the lead starts his work', async ({ browser }) => {
  const it = office()
  const subject = `Kế hoạch từ bàn việc ${randomUUID().slice(0, 8)}`
  await sentDocument(it, { subject })
  const clerk = await openAs(browser, it, `vanthu.${place}`)
  const row = clerk.locator('[data-row]', { hasText: subject })
  await row.getByRole('button', { name: 'Vào sổ' }).click()
  await expect(row.filter({ hasText: 'Đã vào sổ, số đến' })).toBeVisible()
  // The same copy now waits for the next step, in a row of its own.
  await expect(row.getByRole('link', { name: 'Trình' })).toBeVisible()
  await expectAccessible(clerk)

  const leader = await signInOver(it.url, `chutich.${place}`, it.password)
  const officer = await signInOver(it.url, `chuyenvien.${place}`, it.password)
  const unitId = (await leader.call('getSession', {})).offices[0]?.unitId ?? ''
  const { items } = await leader.call('listInbox', { query: { unitId, show: 'all', q: subject } })
  const { personId } = await officer.call('getSession', {})
  await leader.call('assignDelivery', {
    params: { id: items[0]?.id ?? '' },
    body: { assignments: [{ id: randomUUID(), role: 'lead', personId }] },
  })
  const worker = await openAs(browser, it, `chuyenvien.${place}`)
  const work = worker.locator('[data-row]', { hasText: subject })
  await work.getByRole('button', { name: 'Bắt đầu xử lý' }).click()
  await expect(worker.getByText('Đã bắt đầu xử lý')).toBeVisible()
  await expect(work.getByRole('link', { name: 'Mở việc' })).toBeVisible()
  for (const page of [clerk, worker]) expectNoComplaints(page)
})

test('in the incoming register two lines are ticked by the keys and finished together, and nothing is left to tick', async ({ browser }) => {
  const it = office()
  const mark = randomUUID().slice(0, 8)
  for (const name of ['một', 'hai']) await sentDocument(it, { subject: `Kế hoạch ${name} ${mark}` })
  const over = await signInOver(it.url, 'vanthu.thoaison', it.password)
  const unitId = (await over.call('getSession', {})).offices[0]?.unitId ?? ''
  const { items } = await over.call('listInbox', { query: { unitId, show: 'new', q: mark } })
  const ids = items.map((item) => item.id)
  await over.call('acceptDeliveries', { body: { ids } })

  const clerk = await openAs(browser, it, 'vanthu.thoaison')
  await clerk.goto(`${it.url}/app/registers/incoming?q=${mark}`)
  await expect(clerk.locator('[data-row]')).toHaveCount(2)
  await clerk.keyboard.press('a')
  await expect(clerk.getByText('Đã chọn 2')).toBeVisible()
  await expectAccessible(clerk)
  await clerk.keyboard.press('h')
  await expect(clerk.getByRole('dialog').getByRole('button', { name: 'Hoàn thành 2 văn bản' })).toBeVisible()
  await clerk.keyboard.press('Control+Enter')
  await expect(clerk.getByText('Đã hoàn thành 2 văn bản')).toBeVisible()
  await expect(clerk.locator('[data-row]', { hasText: 'Hoàn thành' })).toHaveCount(2)
  await expect(clerk.getByRole('checkbox')).toHaveCount(0)
  expectNoComplaints(clerk)
})
