/** One line of a benchmark's answer; `goal` and `ok` where the product must reach something. */
export type Figure = { name: string; value: number | null; unit: string; goal?: number; better: 'lower' | 'higher'; ok?: boolean }
export type Bench = { name: string; setup: string; figures: Figure[] }

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? (sorted[Math.floor(middle)] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

const rounded = (value: number) => Math.round(value * 100) / 100
export const figure = (name: string, value: number, unit: string, better: Figure['better'] = 'lower'): Figure => ({ name, value: rounded(value), unit, better })
export const judged = (name: string, value: number, unit: string, goal: number, better: Figure['better'] = 'lower'): Figure => ({
  ...figure(name, value, unit, better),
  ...{ goal, ok: better === 'lower' ? value <= goal : value >= goal },
})
/** What was asked for and could not be measured; the reason goes to stderr. */
export const unmeasured = (name: string, unit: string, goal: number, better: Figure['better']): Figure => ({ name, value: null, unit, goal, better, ok: false })
