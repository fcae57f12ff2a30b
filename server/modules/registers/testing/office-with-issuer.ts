import { newId } from '../../../platform/ids.ts'
import { type Seeded, seedProvince } from '../../../testing/seed.ts'
import type { TestApp } from '../../../testing/test-app.ts'

export type Office = { seeded: Seeded<string, string>; issuerId: string; unitId: string }

/** The usual province with one issuer. */
export async function officeWithIssuer(app: TestApp): Promise<Office> {
  const seeded = await seedProvince(app)
  const issuerId = newId()
  const unitId = seeded.units.province
  await app.db
    .insertInto('issuer')
    .values({ id: issuerId, unit_id: unitId, parent_line: 'MTTQ', name: 'Ban Thường trực', place_name: 'Thử Nghiệm', notation_suffix: 'MTTQ-BTT' })
    .execute()
  return { seeded, issuerId, unitId }
}

/** A signed document that waits for its number. */
export async function signedDocument(app: TestApp, office: Office, type = 'ke_hoach'): Promise<string> {
  const id = newId()
  await app.db
    .insertInto('document')
    .values({
      id,
      origin: 'own',
      author_name: 'Ban Thường trực',
      unit_id: office.unitId,
      issuer_id: office.issuerId,
      type,
      subject: 'Kế hoạch thử',
      state: 'signed',
    })
    .execute()
  return id
}
