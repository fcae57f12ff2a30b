/** A failure that a person can act on: shown in both languages, without a stack. */
export class Trouble extends Error {
  /** @param {string} vi @param {string} en @param {{ cause?: unknown }} [options] */
  constructor(vi, en, options) {
    super(`${vi}\n${en}`, options)
    this.name = 'Trouble'
  }
}

/** @param {string} vi @param {string} en */
export function say(vi, en) {
  process.stderr.write(`${vi} / ${en}\n`)
}

/** Prints what went wrong; a stack only when it is our own mistake. @param {unknown} error */
export function sayTrouble(error) {
  const text = error instanceof Trouble ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${text}\n`)
}
