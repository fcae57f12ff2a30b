const slotMs = 10 * 60 * 1000

/** The ten minutes of the clock in which the same reading is one entry. */
export const slotOf = (at: Date): Date => new Date(Math.floor(at.getTime() / slotMs) * slotMs)
