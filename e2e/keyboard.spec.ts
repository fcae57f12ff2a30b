import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { signInOver } from './support/client.ts'
import { office, type RunningOffice } from './support/office.ts'
import { sentDocument, signedDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints } from './support/screens.ts'

/** Of this run alone: others may wait beside it. */
const mark = randomUUID().slice(0, 8)
const place = 'hatien'

/** A page on which whatever a hand at the mouse does is counted. */
async function openByKeyboard(browser: Browser, it: RunningOffice): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  await context.addInitScript(() => {
    for (const name of ['pointerdown', 'mousedown', 'wheel'])
      window.addEventListener(name, () => sessionStorage.setItem('mouse', name), { capture: true, passive: true })
  })
  const page = await context.newPage()
  await page.goto(`${it.url}/app/sign-in`)
  await expect(page.getByRole('textbox').first()).toBeFocused()
  await page.keyboard.type(`vanthu.${place}`)
  await page.keyboard.press('Tab')
  await page.keyboard.type(it.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  return page
}

/** Tab until the field of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const field = page.getByLabel(name, { exact: true })
  for (let turns = 0; turns < 40; turns += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(field).toBeFocused()
}

/** By the number that the menu gives the entry. */
async function goTo(page: Page, entry: string): Promise<void> {
  const key = await page.getByRole('navigation').first().getByRole('link', { name: entry }).getAttribute('aria-keyshortcuts')
  await page.keyboard.press(key ?? '')
}

async function acceptTwo(page: Page): Promise<void> {
  await goTo(page, 'Văn bản đến')
  await expect(page).toHaveURL(/\/inbox/)
  await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused()
  await page.keyboard.type(mark)
  await expect(page.locator('[data-row]')).toHaveCount(2)
  // The express one came later and stands above.
  await expect(page.locator('[data-row]').first()).toContainText('Hoả tốc')
  await page.keyboard.press('Tab')
  await page.keyboard.press('a')
  await expect(page.getByText('Đã chọn 2')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('t')
  await expect(page.getByText(/Đã vào sổ 2 văn bản/)).toBeVisible()
  await expect(page.getByText(/Đã vào sổ, số đến/)).toHaveCount(2)
}

async function submitFirst(page: Page): Promise<void> {
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Hàng cứu trợ ${mark}` })).toBeVisible()
  // It names the leader once he is known.
  await expect(page.getByRole('button', { name: /^Trình (?!lãnh đạo)/ })).not.toHaveAttribute('aria-disabled')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Đã trình/).first()).toBeVisible()
  await page.keyboard.press('b')
  await expect(page).toHaveURL(/\/inbox/)
}

async function enterByHand(page: Page): Promise<void> {
  await goTo(page, 'Sổ đăng ký')
  await expect(page).toHaveURL(/\/registers\/incoming/)
  await expect(page.getByRole('link', { name: /Vào sổ văn bản đến/ })).toBeVisible()
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/\/registers\/incoming\/new/)
  const fields = [
    ['Số, ký hiệu', '45/BTV'],
    ['Ngày văn bản', '24112026'],
    ['Tác giả', 'Hội Liên hiệp Phụ nữ phường'],
    // A letter chooses in a list: what has a mark would go to the field before, as an input method does it.
    ['Tên loại', 'C'],
    ['Trích yếu', `Mời dự hội nghị ${mark}`],
  ] as const
  for (const [name, value] of fields) {
    await tabTo(page, name)
    await page.keyboard.type(value)
  }
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('link', { name: 'Mở văn bản' })).toBeVisible()
}

async function sealSendRemind(page: Page, it: RunningOffice): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(`Báo cáo ${mark}`)
  await expect(page.getByRole('dialog').getByText(mark).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Gửi 1 nơi/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('Mã PIN chứng thư').first()).toBeFocused()
  await page.keyboard.type(it.pin)
  await expect(page).toHaveURL(/\/dispatches\//, { timeout: 60_000 })
  await expect(page.getByRole('button', { name: /Nhắc 1/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog').getByRole('button', { name: /Nhắc 1/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Đã nhắc 1 nơi', { exact: true })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test("a clerk's whole day without the mouse: two arrivals registered, one submitted, one entered by hand, a paper sealed, sent and reminded of", async ({
  browser,
}) => {
  const it = office()
  await sentDocument(it, { subject: `Kế hoạch thường ${mark}` })
  await sentDocument(it, { subject: `Hàng cứu trợ ${mark}`, urgency: 'hoa_toc' })
  const province = await signInOver(it.url, 'vanthu.tinh', it.password)
  const unitId = (await province.call('getSession', {})).offices[0]?.unitId ?? ''
  const from = { officer: `chuyenvien.${place}`, leader: `chutich.${place}` }
  await signedDocument(it, { subject: `Báo cáo ${mark}`, from, recipients: [{ scope: { kind: 'unit', unitId }, purpose: 'action' }] })

  const page = await openByKeyboard(browser, it)
  await expect(page).toHaveTitle(/‼ \d+ khẩn/)
  await acceptTwo(page)
  await submitFirst(page)
  await enterByHand(page)
  await sealSendRemind(page, it)

  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog', { name: 'Phím tắt' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('0')
  await expect(page).toHaveURL(/\/account/)
  await expect(page.getByRole('button', { name: /Đăng xuất/ })).toBeVisible()
  expectNoComplaints(page)
  expect(await page.evaluate(() => sessionStorage.getItem('mouse'))).toBeNull()
  await page.keyboard.press('x')
  await expect(page).toHaveURL(/\/sign-in/)
})
