import type { Db } from '../../platform/db.ts'
import * as queries from './queries.ts'

/** One sequence per document type; copies (SY, TrS, SL) share one (Decree 30/2020 art. 15). As data: an office may join or split them later. */
export async function createSequences(db: Db, issuerId: string): Promise<void> {
  const types = await queries.listTypes(db)
  const known = new Set(await queries.typesWithSequence(db, issuerId))
  const missing = types.filter((type) => !known.has(type.code))
  if (missing.length === 0) return
  const names = new Map(missing.map((type) => [type.code, type.copy ? 'Bản sao' : type.name]))
  await queries.insertSequences(db, issuerId, [...new Set(names.values())])
  await queries.insertSequenceTypes(db, issuerId, names)
}
