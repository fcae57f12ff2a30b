/** First and last byte, both included. */
export type Range = { start: number; end: number }

/** One range of a file as a player asks for it ("bytes=0-", "bytes=-500"); undefined when it asks for none that there is: then the whole goes out (RFC 9110, 14.2). */
export function rangeOf(header: string, bytes: number): Range | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const start = match[1] === '' ? Math.max(0, bytes - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1)
  return start <= end && start < bytes ? { start, end } : undefined
}
