import type { TFunction } from 'i18next'
import type { Cell } from './dispatches.ts'

/** One place by its name, more by their number. */
export function sayPlaces(cells: readonly Cell[], t: TFunction<'dispatches'>): string {
  const [only] = cells
  return cells.length === 1 && only ? only.shortName : t('matrix.places', { count: cells.length })
}
