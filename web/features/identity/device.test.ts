import { expect, it } from 'vitest'
import { deviceOf } from './device.ts'

it('names browser and system as people know them', () => {
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0')).toEqual({
    browser: 'Edge',
    system: 'Windows',
  })
  expect(deviceOf('Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36')).toEqual({
    browser: 'Chrome',
    system: 'Android',
  })
})
it('names nothing it does not know', () => {
  expect(deviceOf('curl/8')).toBeNull()
})
