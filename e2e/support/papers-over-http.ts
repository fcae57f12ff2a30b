import { randomUUID } from 'node:crypto'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { type Client, signInOver } from './client.ts'

export type Office = { url: string; password: string; pin: string }
type Wanted = {
  subject?: string
  urgency?: 'thuong' | 'khan' | 'thuong_khan' | 'hoa_toc'
  recipients?: readonly unknown[]
  signerName?: string
  from?: { officer: string; leader: string }
}
const province = { officer: 'chuyenvien.danchu', leader: 'phochutich.tinh' }
export const allCommunes = [{ scope: { kind: 'all_communes' }, purpose: 'action' }] as const

/** A draft of the province's democracy department, or of another office, put before the vice chair or another leader. */
export async function submittedDocument(office: Office, wanted: Wanted = {}): Promise<{ id: string; officer: Client }> {
  const officer = await signInOver(office.url, (wanted.from ?? province).officer, office.password)
  const me = await officer.call('getSession', {})
  const unitId = me.offices.find((one) => one.kind === 'province')?.unitId ?? me.offices[0]?.unitId ?? ''
  const { issuers } = await officer.call('listIssuers', { query: { unitId } })
  const issuerId = issuers[0]?.id ?? ''
  const { items: signers } = await officer.call('listSigners', { query: { issuerId } })
  const signer = signers.find((one) => one.fullName === (wanted.signerName ?? 'Lê Thị Mẫu')) ?? signers[0]
  const signerAppointmentId = signer?.appointmentId ?? ''
  const pdf = await makePdf({ signerName: signer?.fullName ?? '' })
  const fileId = await officer.upload(pdf, 'Kế hoạch.pdf')
  const id = randomUUID()
  const subject = wanted.subject ?? 'Kế hoạch tổ chức Ngày hội Đại đoàn kết toàn dân tộc năm 2026'
  const recipients = (wanted.recipients ?? allCommunes) as never
  await officer.call('createDocument', {
    body: { id, issuerId, type: 'ke_hoach', subject, fileId, signerAppointmentId, recipients, ...(wanted.urgency && { urgency: wanted.urgency }) },
  })
  const { places, findings } = await officer.call('findPlaces', { params: { id }, query: { signerAppointmentId } })
  const { number, date, qr, signature } = places
  if (!number || !date || !qr || !signature) throw new Error(`places missing: ${JSON.stringify({ places, findings })}`)
  await officer.call('submitDocument', { params: { id }, body: { signerAppointmentId, places: { number, date, qr, signature } } })
  return { id, officer }
}

export async function signedDocument(office: Office, wanted: Wanted = {}): Promise<{ id: string; leader: Client }> {
  const { id } = await submittedDocument(office, wanted)
  const leader = await signInOver(office.url, (wanted.from ?? province).leader, office.password)
  const { items } = await leader.call('signDocuments', { body: { pin: office.pin, documents: [{ id, signingId: randomUUID() }] } })
  if (!items[0]?.signed) throw new Error(`not signed: ${items[0]?.code}`)
  return { id, leader }
}

export async function issuedDocument(office: Office, wanted: Wanted = {}): Promise<{ id: string; clerk: Client }> {
  const { id } = await signedDocument(office, wanted)
  const clerk = await signInOver(office.url, 'vanthu.tinh', office.password)
  await clerk.call('sealDocument', { params: { id }, body: { pin: office.pin, signingId: randomUUID() } })
  return { id, clerk }
}

export async function sentDocument(office: Office, wanted: Wanted = {}): Promise<{ id: string; dispatchId: string; clerk: Client }> {
  const { id, clerk } = await issuedDocument(office, wanted)
  const dispatchId = randomUUID()
  await clerk.call('dispatchDocument', { params: { id }, body: { id: dispatchId } })
  return { id, dispatchId, clerk }
}
