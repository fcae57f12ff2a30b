import { createHash } from 'node:crypto'
import { newId } from '../../../platform/ids.ts'
import { seedProvince } from '../../../testing/seed.ts'
import type { TestApp } from '../../../testing/test-app.ts'

export type Sender = { seeded: Awaited<ReturnType<typeof seedProvince>>; issuerId: string; unitId: string }

/** The usual province with one issuer. */
export async function provinceThatSends(app: TestApp): Promise<Sender> {
  const seeded = await seedProvince(app)
  const issuerId = newId()
  const unitId = seeded.units.province
  await app.db
    .insertInto('issuer')
    .values({ id: issuerId, unit_id: unitId, parent_line: 'MTTQ', name: 'Ban Thường trực', place_name: 'Thử Nghiệm', notation_suffix: 'MTTQ-BTT' })
    .execute()
  return { seeded, issuerId, unitId }
}

type Wish = {
  state?: 'draft' | 'issued'
  access?: 'unit' | 'named'
  urgency?: 'thuong' | 'khan' | 'thuong_khan' | 'hoa_toc'
  withFile?: boolean
  replyDueOn?: string
  code?: string
  bytes?: number
  recipients?: readonly { scope: { kind: string; unitId?: string }; purpose: 'action' | 'information' }[]
}
let counter = 0

/** A document as sealing leaves it, with its file. */
export async function issuedDocument(app: TestApp, sender: Sender, wish: Wish = {}): Promise<string> {
  const id = newId()
  counter += 1
  const content = Buffer.from(`%PDF-1.7 văn bản ${counter}`)
  const stored = await app.files.put(content)
  const fileId = newId()
  const sha256 = createHash('sha256').update(content).digest()
  await app.db
    .insertInto('file')
    .values({ id: fileId, sha256, bytes: wish.bytes ?? content.length, media_type: 'application/pdf', name: 'kế hoạch.pdf', state: 'ready', key: stored.key })
    .execute()
  const withFile = wish.withFile !== false
  await app.db
    .insertInto('document')
    .values({
      id,
      origin: 'own',
      author_name: 'Ban Thường trực',
      unit_id: sender.unitId,
      issuer_id: sender.issuerId,
      type: 'ke_hoach',
      subject: `Kế hoạch thử ${counter}`,
      urgency: wish.urgency ?? 'thuong',
      access: wish.access ?? 'unit',
      reply_due_on: wish.replyDueOn ?? null,
      state: wish.state ?? 'issued',
      newest_revision: 1,
      code: wish.code ?? `${String(counter).padStart(2, '0')}/KH-MTTQ-BTT`,
      document_on: '2026-11-25',
      issued_file_id: withFile ? fileId : null,
      issued_sha256: withFile ? sha256 : null,
      pages: 2,
      signer_id: sender.seeded.people.leader.id,
      signer_name: 'Lê Thị Mẫu',
      signer_office: 'Phó Chủ tịch',
      drafted_by: sender.seeded.people.officer.id,
    })
    .execute()
  await app.db
    .insertInto('revision')
    .values({ document_id: id, n: 1, kind: 'sealed', file_id: withFile ? fileId : null })
    .execute()
  const recipients = wish.recipients ?? [{ scope: { kind: 'all_communes' }, purpose: 'action' as const }]
  for (const [ordinal, { scope, purpose }] of recipients.entries()) {
    await app.db
      .insertInto('document_recipient')
      .values({ document_id: id, ordinal, scope: JSON.stringify(scope), purpose })
      .execute()
  }
  return id
}
