import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startProduct } from './support/product.ts'
import { expectAccessible } from './support/screens.ts'

const root = join(import.meta.dirname, '..')
const password = 'Mat-khau-rieng-2026'

test('a real office starts empty: one unit, one administrator by a link that works once', async ({ page }) => {
  test.setTimeout(240_000)
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'nhipcau-office-'))
  const cli = (...args: string[]) =>
    spawnSync(process.execPath, ['dist/cli/main.js', ...args, '--json'], { cwd: root, env: { ...process.env, DATA_DIR }, encoding: 'utf8' })
  const unit = 'Uỷ ban MTTQ Việt Nam tỉnh Thử Nghiệm'
  const founded = cli('init', '--unit', unit, '--short-name', 'Thử Nghiệm', '--admin-name', 'Quản Thị Trị', '--admin-username', 'quantri')
  expect(founded.status, founded.stderr).toBe(0)
  const { url: link } = JSON.parse(founded.stdout) as { url: string }
  const again = cli('init', '--unit', 'Khác', '--admin-name', 'Ai Đó', '--admin-username', 'khac')
  expect(again.status).not.toBe(0)
  expect(again.stderr).toMatch(/trống[\s\S]*empty/)
  expect(cli('accounts').status).not.toBe(0)

  const product = await startProduct({ DATA_DIR, NHIPCAU_OFFICE: '1' })
  try {
    await page.goto(product.url + new URL(link).pathname)
    await expectAccessible(page)
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password)
    const repeat = page.getByLabel(/Nhập lại/)
    if (await repeat.count()) await repeat.fill(password)
    await page.getByRole('button', { name: /Đặt mật khẩu/ }).click()
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await page.getByRole('link', { name: 'Tổ chức' }).first().click()
    await page.getByRole('button', { name: 'Đơn vị' }).click()
    await expect(page.getByText(unit).first()).toBeVisible()
    await expectAccessible(page)
    await page.context().clearCookies()
    await page.goto(product.url + new URL(link).pathname)
    await expect(page.getByRole('button', { name: /Đặt mật khẩu/ })).toHaveCount(0)
  } finally {
    await product.stop()
    await rm(DATA_DIR, { recursive: true, force: true })
  }
})
