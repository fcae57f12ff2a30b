const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The characters of a piece of XML without tags. */
export const readable = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return entities[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** Gathers runs to lines, up to so many. */
export function gatherLines(most: number): { add(text: string): void; end(): void; isFull(): boolean; lines: string[] } {
  const lines: string[] = []
  let line = ''
  return {
    lines,
    add(text) {
      line += text
    },
    end() {
      if (line) lines.push(line)
      line = ''
    },
    isFull: () => lines.length >= most,
  }
}
