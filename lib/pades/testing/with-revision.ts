export type Addition = { number: number; body: string /** Stands in the file, but the cross-reference does not say so. */; unlisted?: true }

/** A file with a classic table, and one more revision of these objects. */
export function withRevision(file: Uint8Array, additions: readonly Addition[], size = 6010): Uint8Array {
  const words = Buffer.from(file).toString('latin1')
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(words)?.[1]
  const root = /\/Root (\d+ \d+ R)/.exec(words)?.[1]
  const parts = [words, '\n']
  let at = words.length + 1
  const rows = additions.flatMap(({ number, body, unlisted }) => {
    const object = `${number} 0 obj\n${body}\nendobj\n`
    const row = `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
    parts.push(object)
    at += object.length
    return unlisted ? [] : [row]
  })
  const table = `xref\n${rows.join('')}trailer\n<< /Size ${size} /Root ${root} /Prev ${before} >>\nstartxref\n${at}\n%%EOF\n`
  return new Uint8Array(Buffer.from(parts.join('') + table, 'latin1'))
}
