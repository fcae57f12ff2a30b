/** How long bytes that nothing uses are kept: longer than the oldest backup one is told to keep. */
export const unusedDays = 35

const longestName = 255
// Controls, and the marks that turn the direction of writing: a name must read as what it is.
const unseen = /[\p{Cc}\p{Cf}]/gu

/** A file's name as it may be shown and handed out again: composed letters, one line, no path. */
export function cleanName(given: string): string {
  const base = given.normalize('NFC').replace(unseen, '').split(/[\\/]/).at(-1)?.trim() ?? ''
  if (base.length <= longestName) return base === '' || /^\.+$/.test(base) ? 'tệp' : base
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(base)?.[0] ?? ''
  return base.slice(0, longestName - ending.length).replace(/[\uD800-\uDBFF]$/, '') + ending
}
