import { expect, test } from '@playwright/test'
import { office } from './support/office.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

test('Ctrl+K finds a unit by its name without diacritics and opens what came from there', async ({ browser }) => {
  const page = await openAs(browser, office(), 'vanthu.tinh')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('rach gia')
  await expect(page.getByRole('option', { name: /Phường Rạch Giá/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('option', { name: /Phường Rạch Giá/ }).click()
  await expect(page.getByRole('button', { name: 'Tất cả' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('searchbox')).toHaveValue('Phường Rạch Giá')
  expectNoComplaints(page)
})
