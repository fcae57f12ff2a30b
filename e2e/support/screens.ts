import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import type { Office } from './papers-over-http.ts'

const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

type Who = string | { link: string; password: string }
async function enter(page: Page, office: Office, who: Who, english: boolean): Promise<void> {
  if (typeof who !== 'string') {
    await page.goto(office.url + who.link)
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(who.password)
    return page.getByRole('button', { name: 'Đặt mật khẩu, đăng nhập' }).click()
  }
  await page.goto(`${office.url}/app/`)
  await page.getByLabel(english ? 'User name' : 'Tên đăng nhập').fill(who)
  await page.getByLabel(english ? 'Password' : 'Mật khẩu', { exact: true }).fill(office.password)
  return page.getByRole('button', { name: english ? 'Sign in' : 'Đăng nhập' }).click()
}

/** A browser of its own for one person, signed in by the form, or by a one-time link. Console errors and policy violations fail the journey. */
export async function openAs(browser: Browser, office: Office, who: Who, options: { phone?: boolean; language?: 'vi' | 'en' } = {}): Promise<Page> {
  const english = options.language === 'en'
  const context = await browser.newContext({
    viewport: options.phone ? phone : desktop,
    locale: english ? 'en-GB' : 'vi-VN',
    ...(options.phone && { hasTouch: true, isMobile: true }),
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  watchConsole(page)
  await enter(page, office, who, english)
  await expect(page.getByRole('navigation').first()).toBeVisible()
  return page
}

const complaints = new WeakMap<BrowserContext, string[]>()
function watchConsole(page: Page): void {
  const list = complaints.get(page.context()) ?? []
  complaints.set(page.context(), list)
  page.on('pageerror', (error) => list.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to|Uncaught/.test(message.text())) list.push(message.text())
  })
}

export function expectNoComplaints(page: Page): void {
  expect(complaints.get(page.context()) ?? []).toEqual([])
}

/** No serious or critical finding of axe (WCAG 2 A and AA) on the screen as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Faults alone, without frames of other origins: no screen has any, and to look for them takes as long as the rest.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
  const { violations } = await axe.analyze()
  const serious = violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
  expect(serious.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map((node) => node.html) }))).toEqual([])
}

/** Types the PIN on the pad that is open. */
export async function enterPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('Mã PIN chứng thư').first().focus()
  await page.keyboard.type(pin)
}
