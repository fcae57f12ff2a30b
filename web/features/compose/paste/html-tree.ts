/** HTML read as text, without a browser: whatever was pasted is looked at before any of it becomes a page. */
export type Element = { tag: string; attributes: string; children: Tree[] }
/** Text as it stood in the HTML, entities and all. */
export type Tree = Element | string

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])
/** What stands inside is no text. */
const swallowed = new Set(['script', 'style', 'title', 'textarea', 'xml', 'noscript', 'iframe', 'template', 'svg', 'math', 'object', 'select'])
const blocks = /^(?:p|h[1-6]|ul|ol|table|div|section|article|blockquote|pre|hr|dl)$/
/** What an opening tag ends by itself, and how far up. */
const endedBy: readonly { opens: RegExp; ends: RegExp; within: RegExp }[] = [
  { opens: blocks, ends: /^(?:p|h[1-6])$/, within: /^(?:td|th|li|table|div)$/ },
  { opens: /^li$/, ends: /^li$/, within: /^(?:ul|ol)$/ },
  { opens: /^t[dh]$/, ends: /^t[dh]$/, within: /^(?:tr|table)$/ },
  { opens: /^tr$/, ends: /^tr$/, within: /^table$/ },
]
/** Deeper than any paper: the words below are taken up to here. */
const deepest = 120

/** Where a tag ends, quotes respected; -1 when it never does. */
function tagEnd(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at++) {
    const character = html.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  return -1
}

const after = (found: number, length: number) => (found < 0 ? Number.POSITIVE_INFINITY : found + length)
/** Comments, conditional comments of Word, declarations. */
function declarationEnd(html: string, at: number): number {
  return html.startsWith('<!--', at) ? after(html.indexOf('-->', at + 4), 3) : after(html.indexOf('>', at), 1)
}

class Builder {
  readonly root: Element = { tag: '', attributes: '', children: [] }
  private readonly open: Element[] = [this.root]
  /** How many are open that were not taken in. */
  private below = 0
  private get top(): Element {
    return this.open.at(-1) ?? this.root
  }
  text(text: string): void {
    if (text !== '') this.top.children.push(text)
  }
  start(tag: string, attributes: string, closed: boolean): void {
    if (this.open.length >= deepest && !closed) this.below += 1
    if (this.below > 0) return
    for (const { opens, ends, within } of endedBy) if (opens.test(tag)) this.endImplied(ends, within)
    const element: Element = { tag, attributes, children: [] }
    this.top.children.push(element)
    if (!closed) this.open.push(element)
  }
  end(tag: string): void {
    if (this.below > 0) {
      this.below -= 1
      return
    }
    const at = this.open.findLastIndex((element) => element.tag === tag)
    if (at > 0) this.open.length = at
  }
  private endImplied(ends: RegExp, within: RegExp): void {
    for (let at = this.open.length - 1; at > 0; at--) {
      const { tag } = this.open[at] ?? this.root
      if (ends.test(tag)) {
        this.open.length = at
        return
      }
      if (within.test(tag)) return
    }
  }
}

/** One tag from its "<" on: puts it into the tree and says where to go on. */
function readTag(html: string, at: number, builder: Builder): number {
  const end = tagEnd(html, at + 1)
  if (end < 0) return Number.POSITIVE_INFINITY
  const [, slash = '', name = ''] = /^(\/?)([a-zA-Z][^\s/>]*)/.exec(html.slice(at + 1, Math.min(end, at + 40))) ?? []
  const tag = name.toLowerCase()
  if (slash) {
    builder.end(tag)
    return end + 1
  }
  if (swallowed.has(tag)) {
    if (html.charAt(end - 1) === '/') return end + 1
    const close = new RegExp(`</${tag}`, 'gi')
    close.lastIndex = end
    const found = close.exec(html)
    return found ? after(html.indexOf('>', found.index), 1) : Number.POSITIVE_INFINITY
  }
  builder.start(tag, html.slice(at + 1 + name.length, end), empty.has(tag) || html.charAt(end - 1) === '/')
  return end + 1
}

/** Reads in one pass, whatever is open or never closed. */
export function readHtml(html: string): Element {
  const builder = new Builder()
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    builder.text(next < 0 ? html.slice(at) : html.slice(at, next))
    if (next < 0) break
    const follows = html.charAt(next + 1)
    if (follows === '!' || follows === '?') at = declarationEnd(html, next)
    else if (/[a-zA-Z/]/.test(follows)) at = readTag(html, next, builder)
    else {
      builder.text('&lt;')
      at = next + 1
    }
  }
  return builder.root
}

const named: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
export const decoded = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return named[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return code === 160 ? ' ' : code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** The words below, as a reader sees them. */
export function textOf(tree: Tree): string {
  return typeof tree === 'string' ? decoded(tree) : tree.children.map(textOf).join('')
}

const patterns = new Map<string, RegExp>()
/** The value of an attribute, or ''. */
export function attribute({ attributes }: Element, name: string): string {
  const pattern = patterns.get(name) ?? new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
  patterns.set(name, pattern)
  const found = pattern.exec(attributes)
  return decoded(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}
/** The value of one style property, in small letters, or ''. */
export function style(element: Element, property: string): string {
  for (const part of attribute(element, 'style').split(';')) {
    const colon = part.indexOf(':')
    if (part.slice(0, colon).trim().toLowerCase() === property)
      return part
        .slice(colon + 1)
        .trim()
        .toLowerCase()
  }
  return ''
}
