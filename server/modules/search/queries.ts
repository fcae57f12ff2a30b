import type { Db } from '../../platform/db.ts'
import type { SearchEntry } from './public.ts'

const longestPart = 200_000

export async function upsertEntries(db: Db, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    kind: entry.kind,
    id: entry.id,
    part: 0,
    at: entry.at,
    unit_id: entry.unitId,
    code: entry.code.normalize('NFC'),
    title: entry.title.normalize('NFC'),
    text: (entry.text ?? '').normalize('NFC').slice(0, longestPart),
    readers: [...entry.readers],
  }))
  await db
    .insertInto('search_entry')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'id', 'part']).doUpdateSet((set) => ({
        at: set.ref('excluded.at'),
        unit_id: set.ref('excluded.unit_id'),
        code: set.ref('excluded.code'),
        title: set.ref('excluded.title'),
        text: set.ref('excluded.text'),
        readers: set.ref('excluded.readers'),
      })),
    )
    .execute()
}
