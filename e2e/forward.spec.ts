import { expect, test } from '@playwright/test'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { sentDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

test('a commune passes a registered paper on to two residential areas; the province sees how many, and its recall closes them', async ({ browser }) => {
  const it = office()
  const subject = `Kế hoạch chuyển tiếp ${Date.now()}`
  const sent = await sentDocument(it, { subject })
  const clerk = await signInOver(it.url, 'vanthu.olam', it.password)
  const { items } = await clerk.call('listInbox', { query: {} })
  const id = items.find((item) => item.subject === subject)?.id ?? ''

  // Nothing goes on before it is registered.
  const commune = await openAs(browser, it, 'vanthu.olam')
  await commune.goto(`${it.url}/app/deliveries/${id}`)
  await expect(commune.getByRole('button', { name: 'Tiếp nhận, vào sổ' })).toBeVisible()
  await expect(commune.getByRole('button', { name: 'Chuyển tiếp xuống' })).toHaveCount(0)
  await commune.getByRole('button', { name: 'Tiếp nhận, vào sổ' }).click()

  await commune.getByRole('button', { name: 'Chuyển tiếp xuống' }).click()
  const sheet = commune.getByRole('dialog')
  await expect(sheet.getByText('Chọn nơi nhận trước')).toBeVisible()
  // Enter before anything is typed chooses nobody; one's own units are offered first.
  const to = sheet.getByRole('combobox', { name: 'Chuyển đến' })
  await to.click()
  await expect(sheet.getByRole('option').first()).toContainText('Tất cả Ban Công tác Mặt trận khu dân cư')
  await to.press('Enter')
  await expect(sheet.getByText('Chọn nơi nhận trước')).toBeVisible()
  await to.fill('ban cong tac')
  await sheet.getByRole('option', { name: /Tất cả Ban Công tác Mặt trận khu dân cư/ }).click()
  await expect(sheet.getByRole('option')).toHaveCount(0)
  await expect(sheet.getByText('Đến 2 nơi, 2 để thực hiện, 0 để biết.')).toBeVisible()
  await sheet.getByLabel(/Lời nhắn gửi kèm/).fill('Các ấp triển khai trước ngày 15')
  await expectAccessible(commune)
  // The list lies over the sheet: the button stays where it was, and the first press lands.
  const confirm = sheet.getByRole('button', { name: 'Chuyển tiếp đến 2 nơi' })
  const before = (await confirm.boundingBox())?.y
  await to.click()
  await expect(sheet.getByRole('option').first()).toBeVisible()
  expect((await confirm.boundingBox())?.y).toBe(before)
  await to.press('Tab')
  await confirm.click()
  await expect(commune.getByText('Đã chuyển tiếp đến 2 nơi')).toBeVisible()
  await expect(commune.getByRole('heading', { name: 'Đã chuyển tiếp' })).toBeVisible()

  // The head of the area finds the province's paper, with who passed it on, and takes it in.
  const area = await openAs(browser, it, 'truongban.ap1.olam', { phone: true })
  await area.goto(`${it.url}/app/inbox`)
  const row = area.getByRole('listitem').filter({ hasText: subject })
  await expect(row.getByText('Đơn vị chuyển tiếp: Xã Ô Lâm')).toBeVisible()
  await row.getByRole('link', { name: subject }).click()
  await expect(area.getByText('Các ấp triển khai trước ngày 15')).toBeVisible()
  await area.getByRole('button', { name: 'Tiếp nhận, vào sổ' }).click()
  await expect(area.getByText('Đúng bản đã phát hành')).toBeVisible()
  await expectAccessible(area)
  await expect(commune.getByRole('link', { name: '1/2 nơi đã tiếp nhận' })).toBeVisible()

  const province = await openAs(browser, it, 'vanthu.tinh')
  await province.goto(`${it.url}/app/dispatches/${sent.dispatchId}`)
  await province.getByRole('link', { name: /Ô Lâm.*đã chuyển tiếp/ }).click()
  await expect(province.getByText(/đã chuyển tiếp đến 2 nơi, 1 nơi đã tiếp nhận/).first()).toBeVisible()

  await province.getByRole('button', { name: 'Thu hồi' }).click()
  await province.getByLabel('Lý do').fill('Ban hành nhầm nội dung')
  await province
    .getByRole('dialog')
    .getByRole('button', { name: /^Thu hồi văn bản/ })
    .click()
  await expect(province.getByText(/Đã thu hồi ở 104 nơi/)).toBeVisible()
  await area.reload()
  await expect(area.getByText('Nơi gửi đã thu hồi văn bản này')).toBeVisible()
  await expect(area.getByText('Ban hành nhầm nội dung').first()).toBeVisible()

  for (const page of [commune, area, province]) {
    expectNoComplaints(page)
    await page.context().close()
  }
})
