import { expect, test } from 'vitest'
import { judgePhoto, moved } from './photos.ts'

const head = (start: readonly number[]) => Uint8Array.from([...start, ...new Array<number>(32).fill(0)])
const text = (words: string) => head([...new TextEncoder().encode(words)])
const png = (width: number, height: number) => {
  const bytes = head([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  new DataView(bytes.buffer).setUint32(16, width)
  new DataView(bytes.buffer).setUint32(20, height)
  return bytes
}
const megabyte = 1024 * 1024

test.each([
  ['nothing in it', new Uint8Array(), 0, 'empty'],
  ['a photo of an iPhone as it keeps them', text('\0\0\0\x18ftypheic'), megabyte, 'heic'],
  ['a text', text('Kính gửi các xã'), megabyte, 'notPhoto'],
  ['a torn JPEG', head([0xff, 0xd8, 0xff, 0xe0]), megabyte, 'broken'],
  ['a PNG without its size', head([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), megabyte, 'broken'],
  ['a few bytes that unpack to gigabytes', png(60_000, 60_000), 4000, 'tooLarge'],
  ['more bytes than a file may have', png(100, 100), 51 * megabyte, 'tooLarge'],
  ['a photo of 48 megapixels', png(8000, 6000), 20 * megabyte, null],
])('%s', (_what, bytes, size, refusal) => expect(judgePhoto(bytes, size, 50 * megabyte)).toBe(refusal))

test('a page changes places with its neighbour, and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})
