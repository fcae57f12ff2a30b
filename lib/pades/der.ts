/** Just enough DER (X.690) to write a CAdES signature and to take a certificate apart without changing a byte of it. */
import { concat } from './bytes.ts'

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concat(parts)
  return concat([new Uint8Array([tag, ...lengthBytes(content.length)]), content])
}
export const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts)
export const octets = (bytes: Uint8Array) => tlv(0x04, bytes)
export const integer = (value: number) => tlv(0x02, new Uint8Array([value]))

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
/** SET OF in DER order, under the universal tag or another. */
export const setOf = (parts: readonly Uint8Array[], tag = 0x31) => tlv(tag, ...[...parts].sort(compare))

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes: number[] = []
  for (const value of [first * 40 + second, ...rest]) {
    const groups = [value % 128]
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left % 128))
    bytes.push(...groups)
  }
  return tlv(0x06, new Uint8Array(bytes))
}

/** One element: its tag, its content, and all its bytes. */
export type Element = { tag: number; content: Uint8Array; whole: Uint8Array }

/** Reads the element at the start of the bytes; what follows it is left alone. Throws RangeError on anything but definite-length DER. */
export function readElement(bytes: Uint8Array): Element {
  const tag = bytes[0] ?? 0
  const first = bytes[1] ?? 0x80
  const count = first < 0x80 ? 0 : first & 0x7f
  if ((tag & 0x1f) === 0x1f || first === 0x80 || count > 4) throw new RangeError('not DER')
  let length = first < 0x80 ? first : 0
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[2 + index] ?? 0)
  const start = 2 + count
  if (start + length > bytes.length) throw new RangeError('DER is cut off')
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) }
}

export function readChildren(content: Uint8Array): Element[] {
  const children: Element[] = []
  for (let rest = content; rest.length > 0; rest = rest.subarray(children.at(-1)?.whole.length)) children.push(readElement(rest))
  return children
}

/** ECDSA value r‖s, as Web Crypto and PKCS#11 give it, as the DER sequence that CMS wants. */
export function ecdsaValue(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2
  const part = (bytes: Uint8Array) => {
    let from = 0
    while (from < bytes.length - 1 && bytes[from] === 0) from += 1
    const trimmed = bytes.subarray(from)
    return tlv(0x02, (trimmed[0] ?? 0) >= 0x80 ? concat([new Uint8Array([0]), trimmed]) : trimmed)
  }
  return sequence(part(raw.subarray(0, half)), part(raw.subarray(half)))
}

/** The DER sequence of r and s as r‖s, each 32 bytes long. Throws RangeError. */
export function ecdsaRaw(der: Uint8Array): Uint8Array {
  const raw = new Uint8Array(64)
  readChildren(readElement(der).content).forEach((part, index) => {
    const digits = part.content[0] === 0 ? part.content.subarray(1) : part.content
    raw.set(digits, index * 32 + 32 - digits.length)
  })
  return raw
}
