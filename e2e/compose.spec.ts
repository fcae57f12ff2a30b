import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { makeDocx } from '../server/testing/papers/make-docx.ts'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const textOf = (pdf: Uint8Array) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString('utf8').normalize('NFC')
const text = (page: Page) => page.getByRole('textbox', { name: 'Nội dung văn bản' })

/** As the keyboard's Ctrl+V would bring it. */
const paste = (page: Page, html: string) =>
  text(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)

const fromWord = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->
<p class=MsoNormal><span lang=VI>Căn cứ Chương trình phối hợp năm 2026, Ban Thường trực xây dựng kế hoạch như sau:</span></p>
<p class=MsoNormal><b>I. MỤC ĐÍCH, YÊU CẦU</b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>Vận động cán bộ, đoàn viên</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span><![endif]>Công khai đến từng khu dân cư</p>
<script>document.title = 'hỏng'</script><img src=x onerror="document.title = 'hỏng'"><!--EndFragment--></body></html>`

async function begin(page: Page, url: string, subject: string): Promise<void> {
  await page.goto(`${url}/app/documents/new`)
  await page.getByRole('button', { name: 'Soạn trong ứng dụng' }).click()
  await page.getByRole('button', { name: 'Kế hoạch', exact: true }).click()
  await page.getByLabel('Trích yếu').fill(subject)
  const signer = page.getByLabel('Người ký').getByRole('option', { name: /Lê Thị Mẫu/ })
  await expect(signer).toBeAttached()
  await page.getByLabel('Người ký').selectOption(await signer.getAttribute('value'))
}

test('a plan written in the app: pasted from Word, seen as it will be signed, kept over a reload, signed, sealed', async ({ browser }) => {
  const it = office()
  const subject = `Phát động Tháng cao điểm vì người nghèo ${Date.now()}`
  const page = await openAs(browser, it, 'chuyenvien.danchu')
  await begin(page, it.url, subject)
  await paste(page, fromWord)
  await expect(text(page).getByRole('heading', { name: 'I. MỤC ĐÍCH, YÊU CẦU' })).toBeVisible()
  await expect(text(page).getByRole('listitem')).toHaveText(['Vận động cán bộ, đoàn viên', 'Công khai đến từng khu dân cư'])
  await expect(text(page).locator('img, script, [style]')).toHaveCount(0)
  await expect(page).not.toHaveTitle('hỏng')

  // The page is made anew from what is typed last.
  const preview = page.waitForResponse(async (reply) => {
    if (!reply.url().endsWith('/api/documents/preview') || !reply.ok()) return false
    return textOf(await reply.body()).includes('đúng đối tượng')
  })
  await text(page).getByRole('listitem').last().click()
  await page.keyboard.press('End')
  await page.keyboard.type(', đúng đối tượng')
  await preview
  await expect(page.getByText('1 trang A4 · đúng bản sẽ ký')).toBeVisible()
  await expect(page.getByRole('img', { name: /Trang sẽ ký/ })).toBeVisible()
  await expect(page.getByText(/^đã lưu \d/)).toBeVisible()
  await expectAccessible(page)

  await page.reload()
  await expect(page.getByText('Đã khôi phục bản nháp chưa lưu')).toBeVisible()
  await expect(text(page).getByRole('listitem').last()).toHaveText('Công khai đến từng khu dân cư, đúng đối tượng')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Chờ ký').first()).toBeVisible({ timeout: 60_000 })
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expectNoComplaints(page)
  await page.context().close()

  const leader = await signInOver(it.url, 'phochutich.tinh', it.password)
  const { items } = await leader.call('signDocuments', { body: { pin: it.pin, documents: [{ id, signingId: randomUUID() }] } })
  expect(items[0]).toMatchObject({ signed: true })
  const clerk = await signInOver(it.url, 'vanthu.tinh', it.password)
  const { file, code } = await clerk.call('sealDocument', { params: { id }, body: { pin: it.pin, signingId: randomUUID() } })
  const issued = textOf(await clerk.bytes(file?.url ?? ''))
  for (const words of ['KẾ HOẠCH', 'I. MỤC ĐÍCH, YÊU CẦU', 'Công khai đến từng khu dân cư, đúng đối tượng', 'Lê Thị Mẫu', code.split('/')[0] ?? '']) {
    expect(issued).toContain(words)
  }
})

test('too much pasted is refused in words and changes nothing; five megabytes with scripts do no harm', async ({ browser }) => {
  const it = office()
  const page = await openAs(browser, it, 'chuyenvien.danchu')
  await begin(page, it.url, 'Dán nhiều')
  await paste(page, `<p>${'Một câu dài. '.repeat(30_000)}</p>`)
  await expect(page.getByRole('alert').filter({ hasText: 'quá dài' })).toBeVisible()
  await expect(text(page)).toHaveText('')
  const part = `<p style="mso-style:x;${'a:b;'.repeat(200)}" onclick="document.title='hỏng'">Khu dân cư</p><script>document.title='hỏng'</script>`
  await paste(page, part.repeat(Math.ceil(5_000_000 / part.length)))
  await expect(text(page).getByText('Khu dân cư').first()).toBeVisible()
  await expect(page).not.toHaveTitle('hỏng')
  await expect(text(page).locator('[style], [onclick], script')).toHaveCount(0)
  expectNoComplaints(page)
  await page.context().close()
})

test('in the hand, writing and page are two tabs, and both fit', async ({ browser }) => {
  const it = office()
  const page = await openAs(browser, it, 'chuyenvien.danchu', { phone: true })
  await begin(page, it.url, 'Kế hoạch trên điện thoại')
  await text(page).fill('Nội dung ngắn')
  await page.getByRole('button', { name: 'Xem trang' }).click()
  await expect(page.getByText('1 trang A4 · đúng bản sẽ ký')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Soạn', exact: true }).click()
  await expect(text(page)).toHaveText('Nội dung ngắn')
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await expect(page.getByRole('heading', { name: 'Dự thảo' })).toBeVisible()
  await expect(text(page)).toHaveText('Nội dung ngắn')
  await expect(page.getByRole('link', { name: 'Tải DOCX' })).toBeVisible()
  await page.context().close()
})

test('a DOCX comes into the text without its head and foot, and undoing brings back what was there', async ({ browser }) => {
  const it = office()
  const page = await openAs(browser, it, 'chuyenvien.danchu')
  await begin(page, it.url, 'Từ một tệp Word')
  await text(page).fill('Trước đó')
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const buffer = Buffer.from(await makeDocx({ signerName: 'Lê Thị Mẫu' }))
  await page.locator('input[accept^=".docx"]').setInputFiles({ name: 'Kế hoạch.docx', mimeType, buffer })
  await expect(page.getByRole('status').filter({ hasText: 'Đã đưa nội dung Kế hoạch.docx vào' })).toContainText('Phần đầu và phần ký')
  await expect(text(page)).not.toContainText('CỘNG HÒA XÃ HỘI')
  await expect(text(page)).not.toContainText('Trước đó')
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(text(page)).toHaveText('Trước đó')
  expectNoComplaints(page)
  await page.context().close()
})

test('numbers and dashes typed by hand stay as typed; a list is made by its button', async ({ browser }) => {
  const it = office()
  const page = await openAs(browser, it, 'chuyenvien.danchu')
  await begin(page, it.url, `Đánh số bằng tay ${Date.now()}`)
  const lines = ['1. Mục đích', '2. Yêu cầu', 'a) Đúng đối tượng', '- Công khai', '* Kịp thời']
  await text(page).click()
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await expect(text(page).getByRole('listitem')).toHaveCount(0)
  await expect(text(page).getByRole('paragraph')).toHaveText([...lines, ''])
  await page.getByRole('button', { name: 'Danh sách đánh số' }).click()
  await page.keyboard.type('Theo nút')
  await expect(text(page).getByRole('listitem')).toHaveText(['Theo nút'])
  await page.context().close()
})
