import type { Node } from 'prosemirror-model'

export type GridCell = { node: Node; x: number; y: number; colspan: number; rowspan: number }
export type Grid = { columns: number; rows: number; cells: GridCell[] /** Widths where the editor knows them, in its pixels. */; widths: (number | null)[] }

const mostColumns = 30

type Area = { x: number; y: number; colspan: number; rowspan: number }
class Places {
  private readonly taken = new Set<string>()
  isFree(x: number, y: number): boolean {
    return x < mostColumns && !this.taken.has(`${x},${y}`)
  }
  firstFree(from: number, y: number): number {
    let x = from
    while (this.taken.has(`${x},${y}`)) x += 1
    return x
  }
  /** How wide a cell may be: less than it says where others stand already. */
  roomAt(x: number, y: number, wanted: number): number {
    for (let width = 1; width < wanted; width += 1) if (!this.isFree(x + width, y)) return width
    return wanted
  }
  take({ x, y, colspan, rowspan }: Area): void {
    for (let i = 0; i < colspan; i += 1) for (let j = 0; j < rowspan; j += 1) this.taken.add(`${x + i},${y + j}`)
  }
}

/** Where each cell stands. What was pasted may say spans that overlap or leave the table: they are cut, so that every cell has its place. */
export function gridOf(table: Node): Grid {
  const places = new Places()
  const cells: GridCell[] = []
  const widths = new Map<number, number>()
  const put = (node: Node, from: number, y: number): number => {
    const x = places.firstFree(from, y)
    if (!places.isFree(x, y)) return x
    const { colspan: wide, rowspan: high, colwidth } = node.attrs as { colspan: number; rowspan: number; colwidth: number[] | null }
    const area = { x, y, colspan: places.roomAt(x, y, wide), rowspan: Math.min(high, table.childCount - y) }
    places.take(area)
    cells.push({ node, ...area })
    for (const [i, width] of (colwidth ?? []).slice(0, area.colspan).entries()) if (width) widths.set(x + i, width)
    return x + area.colspan
  }
  table.forEach((row, _offset, y) => {
    let x = 0
    row.forEach((node) => {
      x = put(node, x, y)
    })
  })
  const columns = Math.max(1, ...cells.map((cell) => cell.x + cell.colspan))
  return { columns, rows: table.childCount, cells, widths: Array.from({ length: columns }, (_, index) => widths.get(index) ?? null) }
}
