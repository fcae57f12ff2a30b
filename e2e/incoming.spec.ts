import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { inspectPdf } from '../server/platform/inspect/inspect-pdf.ts'
import { makePdf } from '../server/testing/papers/make-pdf.ts'
import { office } from './support/office.ts'
import { enterPin, expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'nhipcau-incoming-'))
const signer = 'Lê Thị Mẫu'
const author = 'Hội Liên hiệp Phụ nữ tỉnh An Giang'
/** Of this run alone: others may wait beside it. */
const subject = `Phối hợp tổ chức Ngày hội Đại đoàn kết ${process.pid}`
const code = '45/BTV'

async function paper(name: string, letter: Parameters<typeof makePdf>[0]): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, await makePdf(letter))
  return path
}
async function textOf(path: string): Promise<string> {
  const found = await inspectPdf(readFileSync(path))
  return found.ok ? (found.pdf?.texts.map((run) => run.text).join(' ') ?? '') : found.refusal
}

async function enterByHand(clerk: Page, scan: string): Promise<void> {
  await clerk.goto(`${office().url}/app/registers/incoming/new`)
  await clerk.locator('input[type=file]').first().setInputFiles(scan)
  await expect(clerk.getByText(/\d+ trang/).first()).toBeVisible({ timeout: 60_000 })
  await clerk.getByLabel('Số, ký hiệu').fill(code)
  await clerk.getByRole('textbox', { name: 'Ngày văn bản' }).fill('24112026')
  await clerk.getByLabel('Tác giả').fill(author)
  await clerk.getByLabel('Tên loại').selectOption({ label: 'Công văn' })
  await clerk.getByLabel('Trích yếu').fill(subject)
  await clerk.getByRole('button', { name: /Vào sổ, lấy số đến/ }).click()
  await clerk.getByRole('link', { name: 'Mở văn bản' }).click()
  await expect(clerk.getByRole('heading', { name: subject })).toBeVisible()
}

/** A line drawn with the mouse over the middle of the board. */
async function draw(page: Page, board: Locator): Promise<void> {
  const box = await board.boundingBox()
  if (!box) throw new Error('no board')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + Math.min(box.height, 600) * y] as const
  await page.mouse.move(...at(0.3, 0.5))
  await page.mouse.down()
  for (const [x, y] of [
    [0.35, 0.45],
    [0.4, 0.55],
    [0.5, 0.5],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 4 })
  await page.mouse.up()
}

async function instructAndAssign(leader: Page): Promise<void> {
  await leader.getByText(subject).first().click()
  await leader.getByRole('button', { name: 'Mở văn bản' }).click()
  await leader.getByRole('button', { name: 'Bút phê', exact: true }).click()
  const board = leader.getByRole('img', { name: 'Bảng viết trên trang 1' })
  await expect(board).toBeVisible({ timeout: 60_000 })
  await draw(leader, board)
  await expect(leader.getByText('Đã viết lên 1 trang')).toBeVisible()
  await leader.getByRole('button', { name: 'Kèm khi phân công' }).click()
  await leader.goBack()
  await leader.getByRole('button', { name: 'Phân công' }).click()
  const sheet = leader.getByRole('dialog')
  await expect(sheet.getByText('Kèm bút phê trên 1 trang')).toBeVisible()
  await expectAccessible(leader)
  await sheet.getByRole('combobox', { name: 'Giao cho' }).fill('ngoc yen')
  await leader
    .getByRole('option', { name: /Huỳnh Thị Ngọc Yến/ })
    .first()
    .click()
  await sheet.getByLabel('Ý kiến chỉ đạo').fill('Ban Dân chủ tham mưu trả lời trước 05/12')
  await sheet.getByRole('button', { name: /^Phân công/ }).click()
  await expect(leader.getByText('Ban Dân chủ tham mưu trả lời trước 05/12').first()).toBeVisible()
}

async function stampedCopy(officer: Page, scan: string): Promise<void> {
  const original = officer.waitForEvent('download')
  await officer.getByRole('link', { name: 'Tải về' }).click()
  expect(readFileSync(await (await original).path())).toEqual(readFileSync(scan))
  await officer.getByRole('button', { name: 'Bản có dấu ĐẾN' }).click()
  const stamped = officer.waitForEvent('download')
  await officer.getByRole('link', { name: 'Tải về' }).click()
  const text = await textOf(await (await stamped).path())
  for (const words of ['ĐẾN', 'Ngày:', 'Chuyển:', 'Bản in có dấu ĐẾN, không phải bản gốc điện tử']) expect(text).toContain(words)
  await officer.getByRole('button', { name: 'Bản quét' }).click()
}

async function propose(officer: Page): Promise<void> {
  await officer.getByRole('button', { name: 'Đề xuất giải quyết' }).click()
  await officer.getByLabel('Ý kiến đề xuất').fill('Trả lời bằng công văn, đồng ý phối hợp')
  await officer.getByRole('button', { name: /Ghi đề xuất/ }).click()
  await officer.getByRole('link', { name: 'Phiếu giải quyết' }).click()
  await expect(officer.getByRole('heading', { name: 'Phiếu giải quyết văn bản đến' })).toBeVisible()
  await expect(officer.getByText('Trả lời bằng công văn, đồng ý phối hợp')).toBeVisible()
  await expectAccessible(officer)
  await officer.getByRole('link', { name: 'Về văn bản' }).click()
}

async function draftAnswer(officer: Page): Promise<void> {
  await officer.keyboard.press('t')
  await expect(officer.getByText(/^Trả lời 45\/BTV.*, /)).toBeVisible()
  await expect(officer.getByLabel('Trích yếu')).toHaveValue(/Trả lời văn bản 45\/BTV/)
  await expect(officer.getByText(author).first()).toBeVisible()
  await officer
    .locator('input[type=file]')
    .first()
    .setInputFiles(await paper('Trả lời.pdf', { signerName: signer, notation: 'MTTQ-BTT' }))
  await expect(officer.getByText(/\d+ trang/).first()).toBeVisible({ timeout: 60_000 })
  const option = officer.getByLabel('Người ký').getByRole('option', { name: new RegExp(signer) })
  await expect(option).toBeAttached()
  await officer.getByLabel('Người ký').selectOption(await option.getAttribute('value'))
  await officer.getByRole('button', { name: /Xem chỗ ký, trình ký/ }).click()
  await officer.getByRole('button', { name: new RegExp(`Trình ${signer} ký`) }).click()
  await expect(officer.getByText('Chờ ký').first()).toBeVisible()
  await expect(officer.getByText(/Trả lời văn bản 45\/BTV/).first()).toBeVisible()
}

async function signAndSend(browser: Browser, leader: Page, address: string): Promise<void> {
  const it = office()
  await leader.goto(address)
  await leader.getByRole('button', { name: /^Ký/ }).first().click()
  await enterPin(leader, it.pin)
  await expect(leader.getByText('Đã ký').first()).toBeVisible()
  const clerk = await openAs(browser, it, 'vanthu.tinh')
  await clerk.goto(address)
  await clerk.getByRole('button', { name: /Gửi 1 nơi/ }).click()
  await enterPin(clerk, it.pin)
  await expect(clerk).toHaveURL(/\/app\/dispatches\//, { timeout: 60_000 })
  expectNoComplaints(clerk)
  await clerk.context().close()
}

test('[VI.1.12.a] a letter that came by hand is stamped, instructed by pen and words, assigned, answered by a document that is sent; the register shows it', async ({
  browser,
}) => {
  test.setTimeout(480_000)
  const it = office()
  const scan = await paper('Công văn đến.pdf', { pages: 2, number: '45', notation: 'BTV' })
  const clerk = await openAs(browser, it, 'vanthu.tinh')
  await enterByHand(clerk, scan)
  await clerk.getByRole('combobox', { name: 'Trình' }).selectOption({ label: `${signer}, Phó Chủ tịch` })
  await clerk.getByRole('button', { name: `Trình ${signer}` }).click()
  await expect(clerk.getByText(`Đã trình ${signer}`).first()).toBeVisible()

  const leader = await openAs(browser, it, 'phochutich.tinh', { phone: true })
  await instructAndAssign(leader)

  const officer = await openAs(browser, it, 'chuyenvien.danchu')
  await officer.getByText(subject).first().click()
  await expect(officer.getByRole('img', { name: `Bút phê của ${signer}` })).toBeVisible({ timeout: 60_000 })
  const copy = officer.url()
  await expectAccessible(officer)
  await stampedCopy(officer, scan)
  await propose(officer)
  await expect(officer.getByRole('heading', { name: subject })).toBeVisible()
  await draftAnswer(officer)
  await signAndSend(browser, leader, officer.url())

  await officer.goto(copy)
  await expect(officer.getByRole('link', { name: /Đã trả lời bằng \d+\/MTTQ-BTT ngày/ })).toBeVisible()
  await officer.getByRole('button', { name: /Bắt đầu xử lý/ }).click()
  await expect(officer.getByLabel(/Kết quả/)).toHaveValue(/Đã trả lời bằng văn bản \d+\/MTTQ-BTT/)
  await officer.getByRole('button', { name: /Hoàn thành/ }).click()

  await clerk.goto(`${it.url}/app/registers/incoming`)
  await expect(
    clerk
      .getByRole('row', { name: new RegExp(code) })
      .or(clerk.getByText(subject))
      .first(),
  ).toBeVisible()
  await expect(clerk.getByText(/trả lời.*\d+\/MTTQ-BTT/i).first()).toBeVisible()
  for (const page of [clerk, leader, officer]) {
    expectNoComplaints(page)
    await page.context().close()
  }
})
