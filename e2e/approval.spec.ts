import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { makePdf } from '../server/testing/papers/make-pdf.ts'
import { signInOver } from './support/client.ts'
import { office, type RunningOffice } from './support/office.ts'
import { enterPin, expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const signer = 'Lê Thị Mẫu'
const subject = 'Kế hoạch kiểm tra công tác Mặt trận, qua hai người duyệt'
const inVietnam = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' })
const tomorrow = () => inVietnam.format(new Date(Date.now() + 86_400_000)).replace(/\D+/g, '/')

async function nameOf(it: RunningOffice, username: string): Promise<string> {
  const client = await signInOver(it.url, username, it.password)
  return (await client.call('getSession', {})).fullName
}

async function delegate(page: Page, it: RunningOffice, to: string): Promise<void> {
  await page.goto(`${it.url}/app/account`)
  await page.getByRole('button', { name: 'Ghi uỷ quyền' }).click()
  await page.getByLabel('Người được uỷ quyền').selectOption({ label: `${to}, Chuyên viên` })
  await page.getByLabel('Đến hết ngày').fill(tomorrow())
  await page.getByLabel('Lý do vắng').fill('Đi công tác')
  await page.getByLabel('Văn bản uỷ quyền').fill('Giấy uỷ quyền số 02/GUQ-MTTQ')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ghi uỷ quyền' }).last().click()
  await expect(page.getByText('Đang có hiệu lực').first()).toBeVisible()
  await expectAccessible(page)
}

async function submitWith(page: Page, reviewers: readonly string[]): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'nhipcau-papers-')), 'Kế hoạch.pdf')
  writeFileSync(path, await makePdf({ signerName: signer }))
  await page.getByRole('link', { name: 'Văn bản đi' }).first().click()
  await page.getByRole('link', { name: 'Văn bản mới' }).first().click()
  await page.locator('input[type=file]').first().setInputFiles(path)
  await expect(page.getByText(/\d+ trang/).first()).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('Trích yếu').fill(subject)
  await page.getByLabel('Loại văn bản').selectOption({ label: 'Kế hoạch' })
  const option = page.getByLabel('Người ký').getByRole('option', { name: new RegExp(signer) })
  await expect(option).toBeAttached()
  await page.getByLabel('Người ký').selectOption(await option.getAttribute('value'))
  await page.getByRole('button', { name: /Xem chỗ ký, trình ký/ }).click()
  for (const name of reviewers) {
    await page.getByLabel('Thêm người duyệt').fill(name)
    await page.getByRole('option', { name }).first().click()
  }
  await expectAccessible(page)
  await page.getByRole('button', { name: `Trình ${reviewers[0]} duyệt` }).click()
  await expect(page.getByText('Chờ duyệt').first()).toBeVisible()
}

/** On the phone, from the desk: the page, a remark, and one press. */
async function approveOnPhone(browser: Browser, it: RunningOffice, username: string, given: { act: string; remark?: string }): Promise<void> {
  const page = await openAs(browser, it, username, { phone: true })
  await page.goto(`${it.url}/app/review`)
  await expect(page.getByRole('heading', { name: subject })).toBeVisible()
  await expectAccessible(page)
  if (given.remark) await page.getByLabel(/Ý kiến kèm theo/).fill(given.remark)
  await page.getByRole('button', { name: given.act, exact: false }).last().click()
  await expect(page.getByText('Không còn văn bản nào chờ duyệt')).toBeVisible()
  expectNoComplaints(page)
  await page.context().close()
}

test('a paper goes by two reviewers, one of them away and stood in for, to its signer and the clerk', async ({ browser }) => {
  test.setTimeout(480_000)
  const it = office()
  const [first, away, substitute] = [
    await nameOf(it, 'chuyenvien2.tochuc'),
    await nameOf(it, 'chuyenvien.vanphong'),
    await nameOf(it, 'chuyenvien2.vanphong'),
  ] as const
  const absent = await openAs(browser, it, 'chuyenvien.vanphong')
  await delegate(absent, it, substitute)
  await absent.context().close()

  const officer = await openAs(browser, it, 'chuyenvien.tochuc')
  await submitWith(officer, [first, away])
  await expect(officer.getByText(new RegExp(`${away} đã uỷ quyền cho ${substitute} duyệt thay`))).toBeVisible()
  await expectAccessible(officer)

  // The signer is not asked while others still look at it.
  const leader = await openAs(browser, it, 'phochutich.tinh', { phone: true })
  await leader.goto(`${it.url}/app/sign`)
  await expect(
    leader
      .getByRole('main')
      .getByText(/Chờ ký|Không còn văn bản nào chờ ký/)
      .first(),
  ).toBeVisible()
  await expect(leader.getByText(subject)).toHaveCount(0)

  await approveOnPhone(browser, it, 'chuyenvien2.tochuc', { act: 'Duyệt', remark: 'Đã xem số liệu' })
  await expect(officer.getByText('Đã xem số liệu')).toBeVisible()
  await approveOnPhone(browser, it, 'chuyenvien2.vanphong', { act: `Duyệt thay ${away}` })
  await expect(officer.getByText(new RegExp(`${substitute}, thay ${away}`))).toBeVisible()

  const paper = leader.getByRole('heading', { name: subject })
  await expect(async () => {
    const next = leader.getByRole('button', { name: /Văn bản sau/ })
    if (!(await paper.isVisible()) && (await next.isVisible())) await next.click()
    await expect(paper).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 30_000 })
  await leader.getByRole('button', { name: /Ký văn bản này/ }).click()
  await enterPin(leader, it.pin)
  await expect(leader.getByText(/Đã ký 1 văn bản/)).toBeVisible()

  const clerk = await openAs(browser, it, 'vanthu.tinh')
  await clerk.getByText(subject).first().click()
  await clerk.getByRole('button', { name: /Gửi 102 nơi/ }).click()
  await enterPin(clerk, it.pin)
  await expect(clerk.getByText(/Đã gửi 102 nơi/)).toBeVisible({ timeout: 120_000 })
  await expect(officer.getByText('Đã phát hành').first()).toBeVisible()
  for (const page of [officer, leader, clerk]) {
    expectNoComplaints(page)
    await page.context().close()
  }
})
