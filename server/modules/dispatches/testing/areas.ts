import { newId } from '../../../platform/ids.ts'
import { signedIn } from '../../../testing/seed.ts'
import type { TestApp } from '../../../testing/test-app.ts'

export type Area = { unitId: string; personId: string; cookie: string }

/** A Ban Công tác Mặt trận khu dân cư below a commune, without a records office, with its head who works there. */
export async function residentialArea(app: TestApp, communeId: string, name: string): Promise<Area> {
  const commune = await app.db.selectFrom('unit').select('ancestors').where('id', '=', communeId).executeTakeFirstOrThrow()
  const [unitId, personId, appointmentId] = [newId(), newId(), newId()]
  await app.db
    .insertInto('party')
    .values([
      { id: unitId, kind: 'unit' },
      { id: personId, kind: 'person' },
    ])
    .execute()
  const area = { id: unitId, parent_id: communeId, kind: 'residential_area', name, short_name: name, place_name: name, sort_key: `5 ${name}` }
  await app.db
    .insertInto('unit')
    .values({ ...area, has_records_office: false, office_id: unitId, ancestors: [...commune.ancestors, unitId], opened_on: '2025-07-01' })
    .execute()
  await app.db
    .insertInto('person')
    .values({ id: personId, full_name: `Trưởng ban ${name}` })
    .execute()
  await app.db.insertInto('account').values({ person_id: personId, username: personId, password_hash: 'none' }).execute()
  await app.db
    .insertInto('appointment')
    .values({ id: appointmentId, person_id: personId, unit_id: unitId, office: 'Trưởng ban', block_lines: [], from_on: '2025-07-01' })
    .execute()
  await app.db.insertInto('role_grant').values({ appointment_id: appointmentId, role: 'leader', unit_id: unitId }).execute()
  return { unitId, personId, cookie: (await signedIn(app, personId)).cookie }
}
