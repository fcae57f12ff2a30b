const steps: Record<string, number | undefined> = { ArrowLeft: -1, ArrowRight: 1 }

/** The tile that an arrow key leads to: beside it, or the nearest of the row above or below. */
export function nextTile(container: HTMLElement, tile: HTMLElement, key: string): HTMLElement | undefined {
  const tiles = [...container.querySelectorAll<HTMLElement>('[data-tile]')]
  const step = steps[key]
  if (step !== undefined) return tiles[tiles.indexOf(tile) + step]
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined
  const sign = key === 'ArrowDown' ? 1 : -1
  const beyond = tiles.filter((one) => sign * (one.offsetTop - tile.offsetTop) > 0)
  const rowTop = beyond.length > 0 ? sign * Math.min(...beyond.map((one) => sign * one.offsetTop)) : null
  const row = beyond.filter((one) => one.offsetTop === rowTop)
  return row.toSorted((a, b) => Math.abs(a.offsetLeft - tile.offsetLeft) - Math.abs(b.offsetLeft - tile.offsetLeft))[0]
}
