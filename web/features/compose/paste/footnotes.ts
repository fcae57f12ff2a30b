import { attribute, decoded, type Element, type Tree } from './html-tree.ts'

export type Notes = { texts: ReadonlyMap<string, string>; bodies: ReadonlySet<Element> }
/** Word: #_ftn1 and id ftn1; mammoth: #footnote-1 and id footnote-1. */
const reference = /^#_?(?:ftn|footnote-)(\d+)$/
const back = /^#_?(?:ftnref|footnote-ref-)\d+$/
const body = /^(?:ftn|footnote-)(\d+)$/

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
function words(tree: Tree): string {
  if (typeof tree === 'string') return decoded(tree)
  return tree.tag === 'a' && back.test(attribute(tree, 'href')) ? '' : tree.children.map(words).join('')
}
const sentence = (element: Element) => escaped(words(element).replace(/\s+/g, ' ').trim())

/** The texts that stand at the end, to be brought to where they are called. */
export function gatherNotes(root: Element): Notes {
  const texts = new Map<string, string>()
  const bodies = new Set<Element>()
  const look = (element: Element) => {
    const number = element.attributes.includes('id') ? body.exec(attribute(element, 'id'))?.[1] : undefined
    if (number && (element.tag === 'div' || element.tag === 'li')) {
      texts.set(number, sentence(element))
      bodies.add(element)
      return
    }
    for (const child of element.children) if (typeof child !== 'string') look(child)
  }
  look(root)
  return { texts, bodies }
}

/** The footnote called here; '' for a call that leads nowhere or back; undefined when it is none. */
export function noteOf(element: Element, notes: Notes): string | undefined {
  if (/\bdata-footnote\b/.test(element.attributes)) return sentence(element)
  if (element.tag !== 'a') return undefined
  const href = attribute(element, 'href')
  const number = reference.exec(href)?.[1]
  if (number && notes.texts.has(number)) return notes.texts.get(number)
  return back.test(href) ? '' : undefined
}
