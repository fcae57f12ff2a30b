/** `lines`: of either register in the running year, `pastLines` in each year before it; `waiting`: what lies on a desk in each of its groups. */
export type Sizes = { communes: number; documents: number; deliveries: number; lines: number; pastLines: number; waiting: number }
export const wholeSizes: Sizes = { communes: 102, documents: 500_000, deliveries: 5_000_000, lines: 12_000, pastLines: 10_000, waiting: 100 }

/** Sent to every commune, or received by one office: both have one document each. */
export function sharesOf({ communes, documents, deliveries }: Sizes): { sent: number; received: number } {
  const sent = Math.floor((deliveries - documents) / (communes - 1))
  return { sent, received: documents - sent }
}

/** How many lines each year has, the running year first. */
export function yearsOf(total: number, { lines, pastLines }: Sizes, runningYear: number, mostYears: number): { year: number; lines: number }[] {
  const years: { year: number; lines: number }[] = []
  let left = total
  for (let year = runningYear; left > 0 && years.length < mostYears; year -= 1) {
    const here = Math.min(left, year === runningYear ? lines : pastLines)
    years.push({ year, lines: here })
    left -= here
  }
  return years
}
