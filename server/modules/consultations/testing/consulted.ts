import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { signedIn } from '../../../testing/seed.ts'
import { type TestApp, testCtx } from '../../../testing/test-app.ts'
import { drafted, type PaperOffice } from '../../documents/testing/paper-office.ts'
import { askOpinions } from '../ask-opinions.ts'
import type { Asked } from '../rules.ts'

/** A Monday; asked for is the Saturday before it. */
export const due = '2026-12-07'
const askedFor = '2026-12-05'
export const unit = (office: PaperOffice, key: string): Asked => ({ kind: 'unit', id: office.seeded.units[key] ?? '' })
export const person = (office: PaperOffice, key: string): Asked => ({ kind: 'person', id: office.seeded.people[key]?.id ?? '' })

type Wanted = { parties?: readonly Asked[]; documentId?: string; access?: 'unit' | 'named' }
/** A draft of the officer, with an opinion asked of a department, a ward and the leader. */
export async function asked(office: PaperOffice, wanted: Wanted = {}): Promise<{ id: string; documentId: string }> {
  const documentId = wanted.documentId ?? (await drafted(office, { access: wanted.access ?? 'unit' }))
  const id = newId()
  const parties = [...(wanted.parties ?? [unit(office, 'office'), unit(office, 'communeA'), person(office, 'leader')])]
  await askOpinions(await office.as('officer'), documentId, { id, question: 'Đề nghị góp ý mục II', dueOn: askedFor, parties })
  return { id, documentId }
}

/** Somebody new with a role over a unit, signed in. */
export async function newcomer(app: TestApp, unitId: string, role: 'officer' | 'clerk' | 'leader'): Promise<Ctx> {
  const [personId, appointmentId] = [newId(), newId()]
  await app.db.insertInto('party').values({ id: personId, kind: 'person' }).execute()
  await app.db.insertInto('person').values({ id: personId, full_name: 'Người Mới Đến' }).execute()
  await app.db
    .insertInto('account')
    .values({ person_id: personId, username: personId.slice(-12), password_hash: 'none' })
    .execute()
  await app.db
    .insertInto('appointment')
    .values({ id: appointmentId, person_id: personId, unit_id: unitId, office: 'Chuyên viên', from_on: '2026-01-01' })
    .execute()
  await app.db.insertInto('role_grant').values({ appointment_id: appointmentId, role, unit_id: unitId }).execute()
  return testCtx(app, (await signedIn(app, personId)).actor)
}
