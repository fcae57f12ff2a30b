import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { makePdf } from '../server/testing/papers/make-pdf.ts'
import { type Client, signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { allCommunes } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const signerName = 'Lê Thị Mẫu'
const subject = 'Kế hoạch tổ chức Ngày hội Đại đoàn kết năm 2026'

async function contentOf(officer: Client, title?: string) {
  const me = await officer.call('getSession', {})
  const unitId = me.offices.find((one) => one.kind === 'province')?.unitId ?? me.offices[0]?.unitId ?? ''
  const { issuers } = await officer.call('listIssuers', { query: { unitId } })
  const issuerId = issuers[0]?.id ?? ''
  const { items } = await officer.call('listSigners', { query: { issuerId } })
  const signerAppointmentId = items.find((one) => one.fullName === signerName)?.appointmentId ?? ''
  const fileId = await officer.upload(await makePdf({ signerName, ...(title !== undefined && { title }) }), 'Kế hoạch.pdf')
  return { issuerId, type: 'ke_hoach', subject, fileId, signerAppointmentId, recipients: allCommunes as never }
}

async function ask(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Xin ý kiến', exact: true }).click()
  for (const name of names) {
    await page.getByRole('combobox', { name: 'Xin ý kiến của' }).fill(name)
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click()
  }
  const due = new Date(Date.now() + 7 * 86_400_000)
  await page.getByLabel('Hạn góp ý').fill(`${String(due.getDate()).padStart(2, '0')}/${String(due.getMonth() + 1).padStart(2, '0')}/${due.getFullYear()}`)
  await expectAccessible(page)
  await page.getByRole('button', { name: `Xin ý kiến ${names.length} nơi` }).click()
  await expect(page.getByText(`0/${names.length} nơi đã góp ý`)).toBeVisible()
}

test('a plan is consulted on: people and units answer from the desk, the drafter sees it come, and submission warns of what is undecided', async ({
  browser,
}) => {
  const it = office()
  const officer = await signInOver(it.url, 'chuyenvien.danchu', it.password)
  const id = randomUUID()
  await officer.call('createDocument', { body: { id, ...(await contentOf(officer)) } })
  const drafter = await openAs(browser, it, 'chuyenvien.danchu')
  await drafter.goto(`${it.url}/app/documents/${id}/opinions`)
  await expect(drafter.getByRole('heading', { name: 'Chưa xin ý kiến' })).toBeVisible()
  await ask(drafter, ['Văn phòng', 'Ban Tổ chức', 'Phú Quốc', 'Rạch Giá', signerName])

  // One agrees in one act, from the desk, in the hand.
  const phone = await openAs(browser, it, 'vanthu.phuquoc', { phone: true })
  await phone.getByRole('link', { name: 'Góp ý' }).first().click()
  await expectAccessible(phone)
  await phone.getByRole('button', { name: 'Thống nhất', exact: true }).click()
  await expect(phone.getByText('Trần Văn Nghĩa đã trả lời')).toBeVisible()

  // A department answers by whoever sits in it.
  const department = await openAs(browser, it, 'vanthu.tinh')
  await department.getByRole('listitem').filter({ hasText: subject }).getByRole('link', { name: 'Góp ý' }).click()
  await expect(department.getByText('Trả lời thay mặt Văn phòng')).toBeVisible()
  await department.getByRole('region', { name: 'Văn phòng' }).getByRole('button', { name: 'Không góp ý' }).click()
  await department.getByLabel('Lý do').fill('Không thuộc lĩnh vực phụ trách')
  await department.getByRole('button', { name: 'Trả lời không góp ý' }).click()
  await expect(drafter.getByText('Không thuộc lĩnh vực phụ trách')).toBeVisible()

  // Another gives an opinion at a place; the drafter sees it come.
  const ward = await openAs(browser, it, 'vanthu.rachgia')
  await ward.getByRole('listitem').filter({ hasText: subject }).getByRole('link', { name: 'Góp ý' }).click()
  await expect(ward.getByRole('img', { name: /trang 1/ })).toBeVisible()
  await ward.getByRole('button', { name: 'Góp ý từng nội dung' }).click()
  await ward.getByLabel('Tại (điều, khoản, mục hoặc trang)').fill('Mục II')
  await ward.getByLabel('Nội dung góp ý').fill('=Bổ sung chỉ tiêu 100% khu dân cư')
  await ward.getByRole('button', { name: 'Gửi 1 ý kiến' }).click()
  await expect(ward.getByText('Kết quả tiếp thu, giải trình hiện ở đây')).toBeVisible()
  await expect(drafter.getByText('=Bổ sung chỉ tiêu 100% khu dân cư')).toBeVisible()
  await expect(drafter.getByRole('heading', { name: '1 ý kiến, 1 chưa tiếp thu, giải trình' })).toBeVisible()

  // Undecided, submission warns and goes on.
  await drafter.goto(`${it.url}/app/documents/${id}`)
  await expect(drafter.getByText('Còn 1 ý kiến chưa tiếp thu hoặc giải trình')).toBeVisible()
  await expect(drafter.getByRole('button', { name: /Trình .* ký/ })).not.toHaveAttribute('aria-disabled')
  for (const page of [drafter, department, phone, ward]) {
    expectNoComplaints(page)
    await page.context().close()
  }
})

test('every opinion is decided, a new version compared, the table exported, and shown to those asked once it is published', async ({ browser }) => {
  const it = office()
  const officer = await signInOver(it.url, 'chuyenvien.danchu', it.password)
  const [id, requestId] = [randomUUID(), randomUUID()]
  await officer.call('createDocument', { body: { id, ...(await contentOf(officer)) } })
  const { items } = await officer.call('findAskable', { params: { id }, query: { q: 'Rạch Giá' } })
  const parties = items.slice(0, 1).map(({ kind, id: partyId }) => ({ kind, id: partyId }))
  const dueOn = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  await officer.call('askOpinions', { params: { id }, body: { id: requestId, question: 'Đề nghị góp ý', dueOn, parties } })
  const clerk = await signInOver(it.url, 'vanthu.rachgia', it.password)
  const { mine } = await clerk.call('getConsultation', { params: { id: requestId } })
  const opinions = [{ id: randomUUID(), place: 'Mục II', words: '=Bổ sung chỉ tiêu' }]
  await clerk.call('answerConsultation', { params: { id: requestId }, body: { partyId: mine[0]?.id ?? '', position: 'agree_with_changes', opinions } })

  await officer.call('updateDocument', { params: { id }, body: await contentOf(officer, 'Tổ chức Ngày hội Đại đoàn kết có chỉ tiêu') })
  const drafter = await openAs(browser, it, 'chuyenvien.danchu')
  await drafter.goto(`${it.url}/app/documents/${id}/versions`)
  await expect(drafter.locator('ins').filter({ hasText: 'chỉ tiêu' })).toBeVisible()
  await expectAccessible(drafter)
  await drafter.goto(`${it.url}/app/documents/${id}/opinions`)
  await drafter.getByRole('button', { name: 'Tiếp thu', exact: true }).click()
  await drafter.getByRole('button', { name: 'Tiếp thu ý kiến' }).click()
  await expect(drafter.getByText(/bản 2/)).toBeVisible()
  await expectAccessible(drafter)

  const [sheet] = await Promise.all([drafter.waitForEvent('download'), drafter.getByRole('link', { name: 'Tải XLSX' }).click()])
  expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/)

  await drafter.getByRole('button', { name: 'Công bố tiếp thu, giải trình' }).click()
  await drafter.getByRole('button', { name: 'Công bố cho nơi góp ý' }).click()
  await expect(drafter.getByText(/Đã công bố/)).toBeVisible()
  const ward = await openAs(browser, it, 'vanthu.rachgia', { phone: true })
  await ward.goto(`${it.url}/app/consultations/${requestId}`)
  await expect(ward.getByText('Tiếp thu và chỉnh sửa trong dự thảo.')).toBeVisible()
  await expectAccessible(ward)
  for (const page of [drafter, ward]) {
    expectNoComplaints(page)
    await page.context().close()
  }
})

test('a comment stands at its place on the draft, is answered and settled; nobody asked sees it', async ({ browser }) => {
  const it = office()
  const officer = await signInOver(it.url, 'chuyenvien.danchu', it.password)
  const id = randomUUID()
  await officer.call('createDocument', { body: { id, ...(await contentOf(officer)) } })
  const clerk = await openAs(browser, it, 'vanthu.tinh')
  await clerk.goto(`${it.url}/app/documents/${id}/comments`)
  await clerk.getByRole('button', { name: 'Ghi chú tại chỗ' }).click()
  await clerk.getByRole('button', { name: /trang 1/ }).click({ position: { x: 200, y: 300 } })
  await clerk.getByLabel('Nội dung', { exact: true }).fill('Thiếu nơi nhận')
  await clerk.getByRole('button', { name: 'Ghi chú', exact: true }).click()
  await expect(clerk.getByRole('heading', { name: '1 ghi chú chưa xong' })).toBeVisible()
  await clerk.getByRole('button', { name: '1', exact: true }).click()
  await expect(clerk.getByRole('button', { name: /trang 1, bản 1/ })).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(clerk)

  const drafter = await openAs(browser, it, 'chuyenvien.danchu', { phone: true })
  await drafter.goto(`${it.url}/app/documents/${id}/comments`)
  await drafter.getByLabel('Trả lời').fill('Đã bổ sung')
  await drafter.getByRole('button', { name: 'Gửi', exact: true }).click()
  await expect(clerk.getByText('Đã bổ sung')).toBeVisible()
  await drafter.getByRole('button', { name: 'Đánh dấu đã xong' }).click()
  await expect(drafter.getByRole('heading', { name: '0 ghi chú chưa xong' })).toBeVisible()
  await expectAccessible(drafter)
  const stranger = await signInOver(it.url, 'vanthu.rachgia', it.password)
  await expect(stranger.call('listComments', { params: { id } })).rejects.toMatchObject({ status: 404 })
  for (const page of [drafter, clerk]) {
    expectNoComplaints(page)
    await page.context().close()
  }
})
