import { expect, it } from 'vitest'
import { sealBoxFor } from './box.ts'

it('puts a seal of its true size over the left third of the signature, level with its middle', () => {
  const seal = sealBoxFor({ page: 2, x: 360, y: 200, width: 120, height: 60 }, 102)

  expect(seal).toEqual({ page: 2, x: 298, y: 179, width: 102, height: 102 })
  expect(seal.x + seal.width).toBe(360 + 120 / 3)
})
