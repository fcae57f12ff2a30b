import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { office } from './support/office.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const subject = `Giấy mời chụp bằng điện thoại ${process.pid}`
const photo = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, buffer, mimeType })

/** What a camera would take: this browser draws it. */
async function taken(page: Page, width: number, height: number): Promise<Buffer> {
  const draw = ([w, h]: readonly [number, number]) => {
    const canvas = document.createElement('canvas')
    canvas.width = w
    canvas.height = h
    canvas.getContext('2d')?.fillText('Giấy mời', 20, 40)
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
  }
  return Buffer.from(await page.evaluate(draw, [width, height] as const), 'base64')
}
/** As a camera held upright notes it: the pixels lie, orientation 6. */
function lying(jpeg: Buffer): Buffer {
  const note = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000600000000000000', 'hex')
  return Buffer.concat([jpeg.subarray(0, 2), note, jpeg.subarray(2)])
}
const bomb = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d494844520000ea600000ea600802000000', 'hex'), Buffer.alloc(80)])
const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic'), Buffer.alloc(80)])

async function choosePages(clerk: Page): Promise<void> {
  const [large, turned] = [await taken(clerk, 3000, 4000), lying(await taken(clerk, 1600, 1200))]
  await expect(clerk.getByLabel('Chụp văn bản')).toHaveAttribute('capture', 'environment')
  await clerk.getByLabel('Chụp văn bản').setInputFiles(photo('trang 1.jpg', large))
  await expect(clerk.getByText('Trang 1', { exact: true })).toBeVisible()
  const wrong = [photo('bom.png', bomb, 'image/png'), photo('IMG_1.HEIC', heic, 'image/heic'), photo('rỗng.jpg', Buffer.alloc(0))]
  await clerk.getByLabel('Thêm ảnh').setInputFiles([photo('trang 2.jpg', turned), ...wrong, photo('thừa.jpg', large)])
  for (const words of [/bom\.png: ảnh quá lớn/, /IMG_1\.HEIC: ảnh HEIC/, /rỗng\.jpg: tệp rỗng/]) await expect(clerk.getByText(words)).toBeVisible()
  await clerk.getByRole('button', { name: 'Bỏ trang 3' }).click()
  await clerk.getByRole('button', { name: 'Đưa trang 2 lên trước' }).click()
}

async function enterLetter(clerk: Page): Promise<void> {
  await clerk.getByLabel('Số, ký hiệu').fill('9/GM')
  await clerk.getByRole('textbox', { name: 'Ngày văn bản' }).fill('24112026')
  await clerk.getByLabel('Tác giả').fill('Hội Nông dân')
  await clerk.getByLabel('Tên loại').selectOption({ label: 'Giấy mời' })
  await clerk.getByLabel('Trích yếu').fill(subject)
  // Pages that are not yet a scan are not left behind unnoticed.
  await expect(clerk.getByText('Ghép ảnh thành bản quét PDF trước')).toBeVisible()
  await clerk.getByRole('button', { name: 'Ghép 2 trang thành bản quét PDF' }).click()
  await expect(clerk.getByText('Bản chụp.pdf, 2 trang')).toBeVisible()
  await expectAccessible(clerk)
  await clerk.getByRole('button', { name: /Vào sổ, lấy số đến/ }).click()
  await clerk.getByRole('link', { name: 'Mở văn bản' }).click()
  await expect(clerk.getByRole('heading', { name: subject })).toBeVisible()
}

test('a letter is photographed with a phone: pages in their order, upright, A4, bounded, and what is no photo is refused', async ({
  browser,
}: {
  browser: Browser
}) => {
  const clerk = await openAs(browser, office(), 'vanthu.rachgia', { phone: true })
  await clerk.goto(`${office().url}/app/registers/incoming/new`)
  await choosePages(clerk)
  await enterLetter(clerk)
  const deliveryId = new URL(clerk.url()).pathname.split('/').at(-1)
  const pdf = await (await clerk.request.get(`${office().url}/files/deliveries/${deliveryId}/pdf`)).body()
  const path = test.info().outputPath('scan.pdf')
  writeFileSync(path, pdf)
  execFileSync('qpdf', ['--check', path])
  expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Pages: +2[\s\S]*Page size: +595\.28 x 841\.89 pts \(A4\)/)
  const sizes = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).matchAll(/^ +\d+ +\d+ image +(\d+) +(\d+)/gm)
  expect([...sizes].map(([, width, height]) => [Number(width), Number(height)])).toEqual([
    [1200, 1600],
    [1754, 2339],
  ])
  expect(pdf.includes('Exif')).toBe(false)
  expectNoComplaints(clerk)
})
