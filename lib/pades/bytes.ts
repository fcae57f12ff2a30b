export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index) & 0xff
  return bytes
}

/** One character per byte. */
export function asciiOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}

/** The last place of an ASCII needle at or after `from`, or -1. */
export function lastIndexOf(bytes: Uint8Array, needle: string, from = 0): number {
  const wanted = latin1(needle)
  for (let at = bytes.length - wanted.length; at >= from; at -= 1) {
    if (bytes[at] === wanted[0] && wanted.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}

export function hexOf(bytes: Uint8Array): Uint8Array {
  const digits = '0123456789abcdef'
  const hex = new Uint8Array(bytes.length * 2)
  bytes.forEach((byte, index) => {
    hex[index * 2] = digits.charCodeAt(byte >> 4)
    hex[index * 2 + 1] = digits.charCodeAt(byte & 15)
  })
  return hex
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}
