import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('vn_fold leaves the bare lower-case letters of Vietnamese, composed or not', async () => {
  const bare = 'aeiouyd'
  const letters = [
    ...'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ',
    ...'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ',
  ]
  for (const form of ['NFC', 'NFD'] as const) {
    const { rows } = await sql<{ folded: string }>`
      select vn_fold(one) as folded from unnest(${letters.map((one) => one.normalize(form))}::text[]) one`.execute(app.db)
    expect(rows.filter(({ folded }) => folded.length !== 1 || !bare.includes(folded))).toEqual([])
  }
})
