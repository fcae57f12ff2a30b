import { type Insertable, sql, type Updateable } from 'kysely'
import type { AmendmentRole } from '../../../contract/words.ts'
import type { Document } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'
import type { Recipient } from '../organisation/public.ts'
import type { PaperHead } from './content.ts'
import type { Places } from './rules.ts'
import type { Composed } from './views.ts'

export async function insertDocument(db: Db, row: Insertable<Document>): Promise<boolean> {
  const inserted = await db
    .insertInto('document')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
export async function updateDocument(db: Db, id: string, change: Updateable<Document>, at: Date): Promise<void> {
  await db
    .updateTable('document')
    .set({ ...change, changed_at: at })
    .where('id', '=', id)
    .execute()
}

export type NewRevision = {
  documentId: string
  kind: 'draft' | 'prepared' | 'signed' | 'sealed' | 'scan'
  fileId: string | null
  sourceFileId?: string | null
  madeBy: string | null
  attachments: readonly { fileId: string; name: string }[]
  /** What a draft was composed of in the app. */
  composed?: Composed | null
  /** And the head that it was set with. */
  head?: PaperHead | null
}
/** The next form of the document, with its attachments; the caller holds the document's lock. */
export async function insertRevision(db: Db, revision: NewRevision): Promise<{ id: string; n: number }> {
  const { newest_revision: n } = await db
    .updateTable('document')
    .set({ newest_revision: sql`newest_revision + 1` })
    .where('id', '=', revision.documentId)
    .returning('newest_revision')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('revision')
    .values({
      document_id: revision.documentId,
      n,
      kind: revision.kind,
      file_id: revision.fileId,
      source_file_id: revision.sourceFileId ?? null,
      made_by: revision.madeBy,
      body: revision.composed ? JSON.stringify(revision.composed.body.doc) : null,
      body_schema: revision.composed?.body.schema ?? null,
      paper_fields: revision.composed ? JSON.stringify(revision.composed.fields) : null,
      paper_head: revision.head ? JSON.stringify(revision.head) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (revision.attachments.length > 0) {
    await db
      .insertInto('attachment')
      .values(revision.attachments.map((one, ordinal) => ({ revision_id: id, ordinal, file_id: one.fileId, name: one.name })))
      .execute()
  }
  return { id, n }
}

export async function insertRecipients(
  db: Db,
  documentId: string,
  recipients: readonly Recipient[],
  options: { from: number; byClerk: boolean },
): Promise<void> {
  if (recipients.length === 0) return
  await db
    .insertInto('document_recipient')
    .values(
      recipients.map((one, index) => ({
        document_id: documentId,
        ordinal: options.from + index,
        scope: JSON.stringify(one.scope),
        purpose: one.purpose,
        added_by_clerk: options.byClerk,
      })),
    )
    .execute()
}
export async function replaceRecipients(db: Db, documentId: string, recipients: readonly Recipient[]): Promise<void> {
  await db.deleteFrom('document_recipient').where('document_id', '=', documentId).execute()
  await insertRecipients(db, documentId, recipients, { from: 0, byClerk: false })
}

export type Slot = { documentId: string; personId: string; appointmentId: string; blockLines: readonly string[] }
/** Who will sign; the place is known once it is submitted. */
export async function replaceSlot(db: Db, slot: Slot | { documentId: string }, place?: Places['signature']): Promise<void> {
  await db.deleteFrom('signature_slot').where('document_id', '=', slot.documentId).execute()
  if (!('personId' in slot)) return
  await db
    .insertInto('signature_slot')
    .values({
      ...{ document_id: slot.documentId, ordinal: 0, person_id: slot.personId, appointment_id: slot.appointmentId, block_lines: [...slot.blockLines] },
      place: place ? JSON.stringify(place) : null,
    })
    .execute()
}
export async function replacePlaces(db: Db, documentId: string, places: Omit<Places, 'signature'>): Promise<void> {
  await db.deleteFrom('document_place').where('document_id', '=', documentId).execute()
  const rows = Object.entries(places).flatMap(([name, place]) => (place ? [{ document_id: documentId, name, place: JSON.stringify(place) }] : []))
  if (rows.length > 0) await db.insertInto('document_place').values(rows).execute()
}

type Tie = { documentId: string; earlierId: string; role: AmendmentRole }
/** The new document replaces, amends or corrects the earlier one. */
export async function insertAmendment(db: Db, { documentId, earlierId, role, by }: Tie & { by: string }): Promise<void> {
  await db.insertInto('amendment').values({ document_id: documentId, earlier_id: earlierId, role, by }).execute()
}
/** Another role, or with null none at all; the caller holds the document's lock. */
export async function changeAmendment(db: Db, { documentId, earlierId, role }: Omit<Tie, 'role'> & { role: AmendmentRole | null }): Promise<void> {
  if (role) await db.updateTable('amendment').set({ role }).where('document_id', '=', documentId).where('earlier_id', '=', earlierId).execute()
  else await db.deleteFrom('amendment').where('document_id', '=', documentId).where('earlier_id', '=', earlierId).execute()
}

export async function insertVerifyLink(db: Db, id: string, documentId: string): Promise<void> {
  await db
    .insertInto('verify_link')
    .values({ id, kind: 'document', object_id: documentId })
    .onConflict((conflict) => conflict.columns(['kind', 'object_id']).doNothing())
    .execute()
}
