import { createHash, randomBytes } from 'node:crypto'
import type { Db } from './db.ts'

/** Stores free words apart from append-only rows and returns the id to point at; undefined or blank words give null. */
export async function keepText(db: Db, text: string | undefined | null, options: { class: string; partyId?: string }): Promise<string | null> {
  if (!text?.trim()) return null
  const salt = randomBytes(16)
  const sha256 = createHash('sha256').update(salt).update(text, 'utf8').digest()
  const row = await db
    .insertInto('private_text')
    .values({ party_id: options.partyId ?? null, class: options.class, salt, text, sha256 })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
