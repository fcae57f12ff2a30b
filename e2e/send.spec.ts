import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { makeDocx } from '../server/testing/papers/make-docx.ts'
import { makePdf } from '../server/testing/papers/make-pdf.ts'
import { verifyWithTools } from '../server/testing/verify-pdf.ts'
import { office } from './support/office.ts'
import { enterPin, expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const folder = mkdtempSync(join(tmpdir(), 'nhipcau-papers-'))
const signer = 'Lê Thị Mẫu'

async function paperFile(kind: 'pdf' | 'docx'): Promise<string> {
  const path = join(folder, kind === 'pdf' ? 'Kế hoạch Ngày hội.pdf' : 'Kế hoạch Ngày hội.docx')
  writeFileSync(path, kind === 'pdf' ? await makePdf({ signerName: signer }) : await makeDocx({ signerName: signer }))
  return path
}

async function draftAndSubmit(page: Page, path: string, subject: string): Promise<void> {
  await page.getByRole('link', { name: 'Văn bản đi' }).first().click()
  await page.getByRole('link', { name: 'Văn bản mới' }).first().click()
  await page.locator('input[type=file]').first().setInputFiles(path)
  await expect(page.getByText(/\d+ trang/).first()).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('Trích yếu').fill(subject)
  await page.getByLabel('Loại văn bản').selectOption({ label: 'Kế hoạch' })
  await expect(page.getByLabel('Người ký').getByRole('option', { name: new RegExp(signer) })).toBeAttached()
  const value = await page
    .getByLabel('Người ký')
    .getByRole('option', { name: new RegExp(signer) })
    .getAttribute('value')
  await page.getByLabel('Người ký').selectOption(value)
  if ((await page.getByText('Tất cả xã, phường, đặc khu').count()) === 0) {
    await page.getByLabel('Nơi nhận').fill('tat ca xa')
    await page.getByRole('option').first().click()
  }
  await expectAccessible(page)
  await page.getByRole('button', { name: /Xem chỗ ký, trình ký/ }).click()
  await page.getByRole('button', { name: new RegExp(`Trình ${signer} ký`) }).click()
  await expect(page.getByText('Chờ ký').first()).toBeVisible()
}

for (const kind of ['pdf', 'docx'] as const) {
  test(`[VI.1.9] [VI.1.10] [VI.1.14] [VI.2.3] a ${kind} goes from an officer of the province to all 102 communes, signed, sealed, numbered, accepted, finished`, async ({
    browser,
  }) => {
    test.setTimeout(480_000)
    const it = office()
    const subject = `Kế hoạch tổ chức Ngày hội Đại đoàn kết toàn dân tộc (${kind})`

    const officer = await openAs(browser, it, 'chuyenvien.danchu')
    await draftAndSubmit(officer, await paperFile(kind), subject)

    const leader = await openAs(browser, it, 'phochutich.tinh', { phone: true })
    await leader.goto(`${it.url}/app/sign`)
    // Others may wait above it in the stack.
    const paper = leader.getByRole('heading', { name: subject })
    await expect(async () => {
      const next = leader.getByRole('button', { name: /Văn bản sau/ })
      if (!(await paper.isVisible()) && (await next.isVisible())) await next.click()
      await expect(paper).toBeVisible({ timeout: 1_500 })
    }).toPass({ timeout: 30_000 })
    await expectAccessible(leader)
    await leader.getByRole('button', { name: /Ký văn bản này/ }).click()
    await enterPin(leader, it.pin)
    await expect(leader.getByText(/Đã ký 1 văn bản/)).toBeVisible()

    // The commune is at its inbox before anything is sent.
    const commune = await openAs(browser, it, 'vanthu.rachgia')
    await commune.getByRole('link', { name: 'Văn bản đến' }).first().click()
    await expect(commune.getByText(subject)).toHaveCount(0)

    const clerk = await openAs(browser, it, 'vanthu.tinh')
    await clerk.getByText(subject).first().click()
    await clerk.getByRole('button', { name: /Gửi 102 nơi/ }).click()
    await enterPin(clerk, it.pin)
    await expect(clerk.getByText(/Đã gửi 102 nơi/)).toBeVisible({ timeout: 30_000 })
    await expect(clerk.getByRole('heading', { name: new RegExp(subject.slice(0, 20)) })).toBeVisible()

    await expect(commune.getByText(subject).first()).toBeVisible({ timeout: 30_000 })
    await commune.getByText(subject).first().click()
    await expectAccessible(commune)
    await commune.getByRole('button', { name: /Tiếp nhận, vào sổ/ }).click()
    await expect(commune.getByText('Đúng bản đã phát hành')).toBeVisible()
    const tile = clerk.getByRole('link', { name: /Rạch Giá/ }).first()
    await expect(tile).toHaveAccessibleName(/Đã tiếp nhận/)
    await commune
      .getByRole('button', { name: /^Trình/ })
      .last()
      .click()

    const chair = await openAs(browser, it, 'chutich.rachgia', { phone: true })
    await chair.getByText(subject).first().click()
    await expect(chair.getByRole('button', { name: 'Phân công' })).toBeInViewport()
    await chair.getByRole('button', { name: 'Mở văn bản' }).click()
    await chair.goBack()
    await expect(chair.getByRole('button', { name: 'Mở văn bản' })).toBeVisible()
    await chair.getByRole('button', { name: 'Phân công' }).click()
    await chair.getByRole('combobox', { name: 'Giao cho' }).fill('chuyen vien')
    await chair.getByRole('option').first().click()
    const due = chair.getByRole('textbox', { name: 'Hạn giải quyết' })
    const assign = chair.getByRole('dialog').getByRole('button', { name: /^Phân công/ })
    await due.fill('31022030')
    await assign.click()
    await expect(chair.getByText(/Không có ngày này/)).toBeVisible()
    await due.fill('28122030')
    await expect(due).toHaveValue('28/12/2030')
    await assign.click()
    await expect(tile).toHaveAccessibleName(/Đã phân công/)

    const worker = await openAs(browser, it, 'chuyenvien.rachgia')
    await worker.getByText(subject).first().click()
    await worker.getByRole('button', { name: /Bắt đầu xử lý/ }).click()
    await expect(tile).toHaveAccessibleName(/Đang xử lý/)
    await worker.getByRole('button', { name: /Hoàn thành/ }).click()
    await expect(tile).toHaveAccessibleName(/Hoàn thành/)

    const download = commune.waitForEvent('download')
    await commune.getByRole('link', { name: 'Tải về' }).click()
    const sealed = readFileSync(await (await download).path())
    const verdict = await verifyWithTools(sealed, await it.rootCertificate())
    expect(verdict.signatures).toHaveLength(2)
    expect(verdict.signatures.every((one) => one.valid && one.trusted)).toBe(true)
    expect(verdict.signatures.at(-1)?.total).toBe(true)
    expect(verdict.cades).toEqual([true, true])
    expect(verdict.qpdf).toBe(true)
    for (const page of [officer, leader, clerk, commune, chair, worker]) {
      expectNoComplaints(page)
      await page.context().close()
    }
  })
}
