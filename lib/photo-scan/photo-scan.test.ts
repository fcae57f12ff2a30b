import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeScan } from './make-scan.ts'
import { readPhotoHead } from './photo-head.ts'

/** 30 × 42. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAqAB4DASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAMCBf/EABUQAQEAAAAAAAAAAAAAAAAAAAAS/8QAFwEBAQEBAAAAAAAAAAAAAAAAAAUGA//EABgRAQEBAQEAAAAAAAAAAAAAAAATFAEC/9oADAMBAAIRAxEAPwDh0UlRTjna+6tFJUUZy6dFJUU0GdEurRSVFGcunRTAuS8o1Ot0UwEvJTr/2Q==',
  'base64',
)
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-scan-'))
afterAll(() => rmSync(folder, { recursive: true }))

const png = (width: number, height: number) => {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width)
  size.writeUInt32BE(height, 4)
  return Buffer.concat([head, size, Buffer.from([8, 2, 0, 0, 0])])
}

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a few bytes', Buffer.from([0xff, 0xd8, 0xff])],
  ['a text', Buffer.from('Kính gửi: Ban Thường trực')],
  ['a JPEG that ends before its frame', jpeg.subarray(0, 120)],
  ['a JPEG with rubbish where a part begins', Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(400, 7)])],
  ['a JPEG whose part has no length', Buffer.concat([Buffer.from('ffd8ffe00000', 'hex'), Buffer.alloc(40)])],
  ['a PNG without its first part', Buffer.concat([png(1, 1).subarray(0, 12), Buffer.alloc(30)])],
  ['a PNG of no height', png(20, 0)],
  ['a film', Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(20)])],
])('%s is no photo', (_what, bytes) => expect(readPhotoHead(bytes)).toBeNull())

test('kind and pixels stand in the first bytes, also of what would unpack to gigabytes', () => {
  expect(readPhotoHead(jpeg)).toEqual({ kind: 'jpeg', width: 30, height: 42 })
  expect(readPhotoHead(png(60_000, 60_000))).toEqual({ kind: 'png', width: 60_000, height: 60_000 })
  expect(readPhotoHead(Buffer.concat([Buffer.from('\0\0\0\x18ftypheic'), Buffer.alloc(20)]))).toEqual({ kind: 'heic' })
})

test('photos become pages of A4 in their order, upright or lying, and stand there byte by byte', () => {
  const path = join(folder, 'scan.pdf')
  writeFileSync(
    path,
    makeScan([
      { jpeg, width: 30, height: 42 },
      { jpeg, width: 42, height: 30 },
    ]),
  )
  execFileSync('qpdf', ['--check', path])
  const info = execFileSync('pdfinfo', ['-l', '2', path], { encoding: 'utf8' })
  expect(info).toMatch(/PDF version: +1\.7/)
  expect(info).toMatch(/Page +1 size: +595\.28 x 841\.89 pts \(A4\)/)
  expect(info).toMatch(/Page +2 size: +841\.89 x 595\.28 pts \(A4\)/)
  execFileSync('pdfimages', ['-j', path, join(folder, 'photo')])
  const photos = readdirSync(folder).filter((name) => name.endsWith('.jpg'))
  expect(photos).toHaveLength(2)
  for (const name of photos) expect(readFileSync(join(folder, name)).equals(jpeg)).toBe(true)
})
