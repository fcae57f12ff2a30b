import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { sentDocument, signedDocument, submittedDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

/** With SCREENSHOTS set to a folder every screen is kept as a picture there; docs/screenshots is made so. */
const folder = process.env.SCREENSHOTS
const shapes = [
  { name: '1440', phone: false },
  { name: '390', phone: true },
] as const
const languages = ['vi', 'en'] as const
type Screen = { name: string; who: string; path: string }
let screens: Screen[]

/** A province at work: a send in every state, papers that wait to be signed and sealed. */
test.beforeAll(async () => {
  const it = office()
  const { id, dispatchId } = await sentDocument(it, { subject: 'Kế hoạch giám sát việc thực hiện chính sách an sinh xã hội', urgency: 'khan' })
  const { id: sealId } = await signedDocument(it, { subject: 'Báo cáo công tác Mặt trận quý IV năm 2026' })
  const { id: signId } = await submittedDocument(it, { subject: 'Kế hoạch đối thoại với Nhân dân năm 2027' })
  let delivery = ''
  for (const [index, place] of ['rachgia', 'phuquoc', 'hatien', 'olam', 'longxuyen', 'chaudoc'].entries()) {
    const clerk = await signInOver(it.url, `vanthu.${place}`, it.password)
    const { items } = await clerk.call('listInbox', { query: { show: 'new' } })
    const copy = items.find((item) => item.subject.startsWith('Kế hoạch giám sát'))
    if (!copy) throw new Error(`${place} did not get it`)
    if (index === 5) await clerk.call('refuseDelivery', { params: { id: copy.id }, body: { ground: 'altered', reason: 'Tệp không mở được' } })
    else await clerk.call('acceptDelivery', { params: { id: copy.id }, body: {} })
    if (index === 0) delivery = copy.id
  }
  screens = [
    { name: 'desk', who: 'vanthu.tinh', path: '/' },
    { name: 'document', who: 'vanthu.tinh', path: `/documents/${id}` },
    { name: 'readings', who: 'vanthu.tinh', path: `/documents/${id}/readings` },
    { name: 'metadata', who: 'vanthu.tinh', path: `/documents/${id}/metadata` },
    { name: 'seal', who: 'vanthu.tinh', path: `/documents/${sealId}` },
    { name: 'sign', who: 'phochutich.tinh', path: '/sign' },
    { name: 'sign-one', who: 'phochutich.tinh', path: `/documents/${signId}` },
    { name: 'new-document', who: 'chuyenvien.danchu', path: '/documents/new' },
    { name: 'compose', who: 'chuyenvien.danchu', path: '/documents/new?cach=soan' },
    { name: 'outgoing', who: 'vanthu.tinh', path: '/outgoing' },
    { name: 'matrix', who: 'vanthu.tinh', path: `/dispatches/${dispatchId}` },
    { name: 'overview', who: 'vanthu.tinh', path: '/dispatches' },
    { name: 'inbox', who: 'vanthu.rachgia', path: '/inbox' },
    { name: 'inbox-new', who: 'vanthu.thochau', path: '/inbox' },
    { name: 'delivery', who: 'vanthu.rachgia', path: `/deliveries/${delivery}` },
    { name: 'forward', who: 'vanthu.rachgia', path: `/deliveries/${delivery}?viec=forward` },
    { name: 'register-outgoing', who: 'vanthu.tinh', path: '/registers/outgoing' },
    { name: 'register-incoming', who: 'vanthu.rachgia', path: '/registers/incoming' },
    { name: 'enter-by-hand', who: 'vanthu.rachgia', path: '/registers/incoming/new' },
    { name: 'take-number', who: 'vanthu.tinh', path: '/registers/outgoing/number' },
    { name: 'agenda', who: 'vanthu.tinh', path: '/agenda' },
    { name: 'report', who: 'vanthu.tinh', path: '/reports/outgoing' },
    { name: 'organisation', who: 'quantri', path: '/organisation' },
    { name: 'calendar', who: 'quantri', path: '/organisation?muc=calendar' },
    { name: 'reorganisation', who: 'quantri', path: '/organisation?muc=reorganisation' },
    { name: 'account', who: 'vanthu.tinh', path: '/account' },
    { name: 'search', who: 'vanthu.tinh', path: '/search?q=giam%20sat' },
    { name: 'conformance', who: 'vanthu.tinh', path: '/conformance' },
    // Empty: a unit that never got or sent anything.
    { name: 'desk-empty', who: 'vanthu.hoiphunu', path: '/' },
    { name: 'outgoing-empty', who: 'vanthu.hoiphunu', path: '/outgoing' },
    { name: 'overview-empty', who: 'vanthu.hoiphunu', path: '/dispatches' },
    { name: 'inbox-empty', who: 'vanthu.hoiphunu', path: '/inbox' },
    { name: 'post-book-empty', who: 'vanthu.hoiphunu', path: '/registers/post' },
    { name: 'copy-book-empty', who: 'vanthu.hoiphunu', path: '/registers/copies' },
    { name: 'register-empty', who: 'vanthu.hoiphunu', path: '/registers/outgoing' },
  ]
})

/** Until what is fetched stands there: a screen that still loads fits any width and has no fault. */
async function settled(page: Page): Promise<void> {
  let before = ''
  const isStill = async () => {
    const loading = await page.locator('main [role="status"][aria-label], main [aria-busy="true"]').count()
    const now = (await page.locator('main').textContent())?.trim() ?? ''
    const same = loading === 0 && now !== '' && now === before
    before = now
    return same
  }
  await expect.poll(isStill, { intervals: [150] }).toBe(true)
}

async function look(page: Page, screen: Screen, label: string, withAxe: boolean): Promise<void> {
  await page.goto(`${office().url}/app${screen.path}`)
  await expect(page.locator('main')).toBeVisible()
  await expect(page.locator('main h1, main h2').first()).toBeVisible()
  await settled(page)
  await page.evaluate(() => document.fonts.ready)
  if (withAxe) await expectAccessible(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow, `${label} scrolls sideways`).toBeLessThanOrEqual(0)
  if (screen.name === 'overview') {
    const grids = await page.getByRole('region').evaluateAll((found) => found.map((one) => one.scrollWidth - one.clientWidth))
    expect(
      grids.filter((beyond) => beyond > 0),
      `${label}: a grid scrolls sideways`,
    ).toEqual([])
  }
  if (folder) {
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${label}.png`) })
  }
}

test.describe.configure({ mode: 'parallel' })
for (const shape of shapes) {
  for (const language of languages) {
    // Each shape in one language, each language in one shape: names and colours do not depend on both.
    const withAxe = shape.phone === (language === 'vi')
    test(`${shape.phone ? '[VI.2.3] ' : ''}every screen at ${shape.name} px in ${language} ${withAxe ? 'is accessible and fits' : 'fits'}`, async ({
      browser,
    }) => {
      test.setTimeout(480_000)
      for (const who of new Set(screens.map((screen) => screen.who))) {
        const page = await openAs(browser, office(), who, { phone: shape.phone, language })
        for (const screen of screens.filter((one) => one.who === who)) {
          await test.step(`${screen.name}`, () => look(page, screen, `${screen.name}-${shape.name}-${language}`, withAxe))
        }
        expectNoComplaints(page)
        await page.context().close()
      }
    })
  }
}
