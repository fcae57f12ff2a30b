import type { Db } from '../../platform/db.ts'
import { nameScopes, type Recipient } from '../organisation/public.ts'
import * as queries from './queries.ts'

export type NamedRecipient = Recipient & { name: string; addedByClerk: boolean }

export async function recipientsOf(db: Db, documentId: string): Promise<NamedRecipient[]> {
  const rows = await db
    .selectFrom('document_recipient')
    .select(['scope', 'purpose', 'added_by_clerk'])
    .where('document_id', '=', documentId)
    .orderBy('ordinal')
    .execute()
  const scopes = rows.map((row) => row.scope as unknown as Recipient['scope'])
  const names = await nameScopes(db, scopes)
  return rows.map((row, index) => ({
    scope: scopes[index] as Recipient['scope'],
    purpose: row.purpose as Recipient['purpose'],
    name: names[index] ?? '',
    addedByClerk: row.added_by_clerk,
  }))
}

const keyOf = (scope: Recipient['scope']) => ('unitId' in scope ? scope.unitId : scope.kind)

export async function addRecipients(db: Db, documentId: string, added: readonly Recipient[]): Promise<void> {
  const named = await recipientsOf(db, documentId)
  const known = new Set(named.map((one) => keyOf(one.scope)))
  const fresh = added.filter((one) => !known.has(keyOf(one.scope)))
  await queries.insertRecipients(db, documentId, fresh, { from: named.length, byClerk: true })
}
