/** Works of one key are done one after the other, those of others beside them. */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return async <Result>(whose: string, work: () => Promise<Result>): Promise<Result> => {
    // How the work before ended is told to whoever asked for it.
    const mine = (last.get(whose) ?? Promise.resolve()).then(work, work)
    last.set(whose, mine)
    try {
      return await mine
    } finally {
      if (last.get(whose) === mine) last.delete(whose)
    }
  }
}
