// XML 1.0, production 2: one forbidden character makes the whole file unreadable.
const notInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' }

/** Characters of a text; line ends and tabs stay what they are also in attributes. */
const escapeXml = (text: string, which: RegExp) => text.replace(notInXml, '').replace(which, (one) => marks[one] ?? one)

export type XmlNode = { name: string; attributes?: Record<string, string>; children: string | readonly XmlNode[] }

const attributesOf = (attributes: Record<string, string> = {}) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value, /[&<>"\r\n\t]/g)}"`)
    .join('')
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'
export const openTag = (name: string, attributes?: Record<string, string>) => `<${name}${attributesOf(attributes)}>`
export const closeTag = (name: string) => `</${name}>`

/** One element with all that is in it; names are ours, never from data. */
export function xmlOf({ name, attributes, children }: XmlNode, indent = ''): string {
  if (typeof children === 'string') return `${indent}${openTag(name, attributes)}${escapeXml(children, /[&<>\r]/g)}${closeTag(name)}\n`
  return `${indent}${openTag(name, attributes)}\n${children.map((child) => xmlOf(child, `${indent}  `)).join('')}${indent}${closeTag(name)}\n`
}
