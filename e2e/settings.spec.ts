import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { makeSealPng, makeSignaturePng } from '../server/testing/papers/make-png.ts'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { submittedDocument } from './support/papers-over-http.ts'
import { shownOn } from './support/pictures.ts'
import { enterPin, expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

const person = { name: 'Phan Thị Thử Ký', username: 'thuky.tinh', password: 'Mat-khau-rieng-2026' }
const pins = { simple: '123456', first: '480375', second: '591846' }
const png = (bytes: Uint8Array, name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) })
const signature = png(makeSignaturePng(), 'chữ ký.png')
const scan = png(makeSignaturePng({ transparent: false }), 'ảnh chụp.png')
const seal = png(makeSealPng(), 'con dấu.png')
const opaque = 'Cần ảnh PNG nền trong.'

async function goToTab(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Tổ chức' }).first().click()
  await page.getByRole('navigation', { name: 'Tổ chức' }).getByRole('button', { name }).click()
}

/** The administrator takes a new leader on; answers the one-time link. */
async function addLeader(admin: Page, unitName: string): Promise<string> {
  await goToTab(admin, 'Người dùng')
  await admin.getByRole('button', { name: 'Thêm người' }).click()
  const form = admin.getByRole('dialog')
  await form.getByLabel('Họ và tên').fill(person.name)
  await form.getByLabel('Tên đăng nhập').fill(person.username)
  await form.getByLabel('Đơn vị').selectOption({ label: unitName })
  await form.getByLabel('Chức vụ').fill('Phó Chủ tịch')
  await form.getByLabel('Dòng chữ ký').fill('TM. BAN THƯỜNG TRỰC\nPHÓ CHỦ TỊCH')
  await form.getByLabel('Lãnh đạo').check()
  await expectAccessible(admin)
  await form.getByRole('button', { name: 'Lưu' }).click()
  const link = await form.getByRole('link', { name: /\/t\/|\/app\// }).getAttribute('href')
  await admin.keyboard.press('Escape')
  return new URL(link ?? '').pathname
}
async function openPerson(admin: Page): Promise<void> {
  await admin.getByLabel('Tìm người, không cần dấu').fill('phan thi thu ky')
  await admin.getByRole('button', { name: person.name }).click()
}

async function typePins(page: Page, steps: readonly (readonly [label: string, pin: string])[]): Promise<void> {
  for (const [label, pin] of steps) {
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.type(pin)
  }
}
const newPin = (pin: string) =>
  [
    ['Mã PIN mới, 6 số', pin],
    ['Gõ lại mã PIN mới', pin],
  ] as const

test('a new leader sets and changes the PIN, brings a signature; what he signs shows it, until the certificate is revoked', async ({ browser }) => {
  const it = office()
  const officer = await signInOver(it.url, 'chuyenvien.danchu', it.password)
  const unitName = (await officer.call('getSession', {})).offices.find((one) => one.kind === 'province')?.name ?? ''
  const admin = await openAs(browser, it, 'quantri')
  const link = await addLeader(admin, unitName)
  await openPerson(admin)
  await admin.getByRole('button', { name: 'Cấp chứng thư' }).click()
  await expect(admin.getByRole('dialog').getByText('chờ đặt PIN')).toBeVisible()

  const leader = await openAs(browser, it, { link, password: person.password })
  await leader.goto(`${it.url}/app/account`)
  await expect(leader.getByText('Chưa có ảnh chữ ký')).toBeVisible()
  await leader.getByRole('button', { name: 'Đặt mã PIN' }).click()
  await typePins(leader, newPin(pins.simple))
  await expect(leader.getByText('Mã PIN này dễ đoán')).toBeVisible()
  await typePins(leader, [newPin(pins.first)[0], ['Gõ lại mã PIN mới', pins.second]])
  await expect(leader.getByText('Hai lần gõ khác nhau')).toBeVisible()
  await typePins(leader, newPin(pins.first))
  await expect(leader.getByText('Đã đặt mã PIN')).toBeVisible()
  await expect(leader.getByText(/Chứng thư có hiệu lực đến/)).toBeVisible()
  await expectAccessible(leader)
  await leader.getByRole('button', { name: 'Đổi mã PIN' }).click()
  await typePins(leader, [['Mã PIN đang dùng', pins.second], ...newPin(pins.second)])
  await expect(leader.getByText('Sai mã PIN')).toBeVisible()
  await typePins(leader, [['Mã PIN đang dùng', pins.first], ...newPin(pins.second)])
  await expect(leader.getByText('Đã đổi mã PIN')).toBeVisible()

  await leader.getByLabel('Chọn ảnh chữ ký').setInputFiles(scan)
  await expect(leader.getByRole('alert').getByText(opaque)).toBeVisible()
  await leader.getByLabel('Chọn ảnh chữ ký').setInputFiles(signature)
  await expect(leader.getByRole('img', { name: `Ảnh chữ ký của ${person.name}` })).toBeVisible()

  const { id } = await submittedDocument(it, { signerName: person.name, subject: 'Giấy mời có chữ ký mới' })
  await leader.goto(`${it.url}/app/documents/${id}`)
  await leader.getByRole('button', { name: 'Ký', exact: true }).click()
  await enterPin(leader, pins.first)
  await expect(leader.getByText('Sai mã PIN')).toBeVisible()
  await enterPin(leader, pins.second)
  await expect(leader.getByText('Đã ký', { exact: true }).first()).toBeVisible()
  const { file } = await officer.call('getDocument', { params: { id } })
  expect(await shownOn(await officer.bytes(file?.url ?? ''), [signature.buffer, seal.buffer])).toEqual([true, false])

  const { id: next } = await submittedDocument(it, { signerName: person.name, subject: 'Giấy mời sau khi thu hồi' })
  await admin.goto(`${it.url}/app/organisation?muc=people`)
  await openPerson(admin)
  await admin.getByLabel('Lý do').fill('Thôi giữ chức')
  await admin.getByRole('button', { name: 'Thu hồi chứng thư' }).click()
  await expect(admin.getByRole('dialog').getByText('đã thu hồi')).toBeVisible()
  await leader.goto(`${it.url}/app/documents/${next}`)
  await leader.getByRole('button', { name: 'Ký', exact: true }).click()
  await enterPin(leader, pins.second)
  await expect(leader.getByText('Chưa có chứng thư hoặc chưa đặt mã PIN.')).toBeVisible()
  for (const page of [admin, leader]) {
    expectNoComplaints(page)
    await page.context().close()
  }
})

test('the administrator brings the picture of the seal, revokes its certificate and issues a new one; papers bear the new seal', async ({ browser }) => {
  const it = office()
  const clerk = await signInOver(it.url, 'vanthu.tinh', it.password)
  // The clerk has a key before the seal's can be wrapped to it.
  await clerk.call('getMyKey', {})
  const admin = await openAs(browser, it, 'quantri')
  await goToTab(admin, 'Cơ quan ban hành, con dấu')
  const seals = admin.getByRole('region', { name: 'Con dấu' })
  await seals.getByRole('button', { name: 'Sửa' }).click()
  const form = admin.getByRole('dialog')
  await form.getByLabel(/^Ảnh dấu/).setInputFiles(scan)
  await expect(form.getByText(scan.name)).toBeVisible()
  await form.getByRole('button', { name: 'Lưu' }).click()
  await expect(form.getByRole('alert').getByText(opaque)).toBeVisible()
  await form.getByLabel(scan.name).setInputFiles(seal)
  await expect(form.getByText(seal.name)).toBeVisible()
  await expectAccessible(admin)
  await form.getByRole('button', { name: 'Lưu' }).click()
  await expect(seals.getByText('đã có ảnh dấu')).toBeVisible()

  await seals.getByRole('button', { name: 'Văn thư giữ khoá' }).click()
  await form.getByRole('button', { name: 'Cấp chứng thư con dấu' }).click()
  await expect(form.getByText('giữ khoá', { exact: true })).toBeVisible()
  await form.getByLabel('Lý do').fill('Đổi con dấu')
  await expectAccessible(admin)
  await form.getByRole('button', { name: 'Thu hồi chứng thư' }).click()
  await expect(form.getByText('giữ khoá', { exact: true })).toHaveCount(0)

  const { id } = await submittedDocument(it, { subject: 'Báo cáo đóng dấu mới' })
  const signer = await signInOver(it.url, 'phochutich.tinh', it.password)
  await signer.call('signDocuments', { body: { pin: it.pin, documents: [{ id, signingId: randomUUID() }] } })
  const sealing = () => clerk.call('sealDocument', { params: { id }, body: { pin: it.pin, signingId: randomUUID() } })
  await expect(sealing()).rejects.toMatchObject({ status: 422, code: 'seal.no_certificate' })
  await form.getByRole('button', { name: 'Cấp chứng thư con dấu' }).click()
  await expect(form.getByText('giữ khoá', { exact: true })).toBeVisible()
  const sealed = await sealing()
  expect(await shownOn(await clerk.bytes(sealed.file?.url ?? ''), [seal.buffer, signature.buffer])).toEqual([true, false])
  expectNoComplaints(admin)
  await admin.context().close()
})
