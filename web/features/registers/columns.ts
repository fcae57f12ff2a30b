import { useState } from 'react'
import type { Kind } from './registers.ts'

/** Columns of each book on screen in their order: width in parts, and whether it stands there unless taken away or only when asked for. */
export const columnsOf = {
  incoming: [
    { key: 'arrival', width: 8, fixed: true },
    { key: 'notationFrom', width: 27, fixed: true },
    { key: 'subject', width: 31 },
    { key: 'receiver', width: 12 },
    { key: 'due', width: 7 },
    { key: 'result', width: 17 },
    { key: 'cameBy', width: 9, asked: true },
    { key: 'signer', width: 12, asked: true },
    { key: 'pages', width: 6, asked: true },
    { key: 'handed', width: 8, asked: true },
    { key: 'signed', width: 14, asked: true },
  ],
  outgoing: [
    { key: 'notation', width: 21, fixed: true },
    { key: 'subject', width: 28 },
    { key: 'signer', width: 11 },
    { key: 'recipients', width: 13 },
    { key: 'keeper', width: 13 },
    { key: 'handed', width: 8 },
    { key: 'accepted', width: 9 },
    { key: 'remark', width: 19 },
    { key: 'pages', width: 6, asked: true },
  ],
} as const
export type Column = { key: ColumnKey; width: number; fixed?: boolean; asked?: boolean }
export type ColumnKey = (typeof columnsOf)[Kind][number]['key']
const columnsFor = (kind: Kind): readonly Column[] => columnsOf[kind]

const keyOf = (kind: Kind) => `nhipcau.columns.${kind}`
/** Only what differs from the usual is kept, in this browser. */
function readChanged(kind: Kind): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(kind)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function useColumns(kind: Kind) {
  const [changed, setChanged] = useState(() => readChanged(kind))
  const all = columnsFor(kind)
  const isShown = (column: Column) => column.fixed === true || (column.asked === true) === changed.includes(column.key)
  const toggle = (key: ColumnKey) => {
    const next = changed.includes(key) ? changed.filter((one) => one !== key) : [...changed, key]
    localStorage.setItem(keyOf(kind), JSON.stringify(next))
    setChanged(next)
  }
  return { all, shown: all.filter(isShown), isShown, toggle }
}
export type Columns = ReturnType<typeof useColumns>
