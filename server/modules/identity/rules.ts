const minute = 60_000
/** Wrong passwords in a row, within `lockMs`, that lock a name, and for how long after the last of them. */
export const wrongAllowed = 10
export const lockMs = 15 * minute
/** Wrong passwords from one address within `lockMs`, whatever the names: a whole office may stand behind one address. */
export const wrongAllowedPerAddress = 60
export const idleMs = 12 * 60 * minute
export const sessionMs = 7 * 24 * 60 * minute
export const linkMs = 24 * 60 * minute

/** Until when a name is locked by its newest wrong passwords (newest first, since the last success), or undefined. */
export function lockedUntil(failures: readonly Date[], now: Date): Date | undefined {
  const newest = failures[0]
  const tenth = failures[wrongAllowed - 1]
  if (!newest || !tenth || newest.getTime() - tenth.getTime() > lockMs) return undefined
  const until = new Date(newest.getTime() + lockMs)
  return until > now ? until : undefined
}

// Without digits and signs at their ends and without diacritics: "Matkhau@2026" is "matkhau".
const commonWords = new Set(
  `abc abcd abcde abcdef abcdefgh admin administrator angiang angiangtinh anhyeuem baomat chaoban chaocacban computer congchuc dangnhap daiDoanKet doanket
  emyeuanh giadinh hanoi hethong hoilienhiep iloveyou khongbiet letmein longxuyen macdinh master matkhau matkhaumoi mattran mattrantoquoc mttq mttqvn mttqvietnam
  mttqangiang nhipcau password passw0rd p@ssw0rd qazwsx qazwsxedc quantri quantrivien qwe qwer qwert qwerty qwertyui qwertyuiop rachgia saigon secret tinhangiang
  toiyeuvietnam ubmttq uyban vanphong vanthu vietnam vietnamvodich vnpt viettel welcome xinchao yeuem yeuanh zxcvbnm asdfgh asdfghjkl`
    .toLowerCase()
    .split(/\s+/),
)
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((char, index) => char.charCodeAt(0) - text.charCodeAt(index))
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1) || /^(.{1,4})\1+$/.test(text)
}

/** A password anybody would try first: common words, keyboard rows, runs, years, one's own user name. */
export function isCommonPassword(password: string, username: string): boolean {
  const text = plain(password)
  const bare = text.replace(/[^a-z0-9@]/g, '')
  const word = text.replace(/^[^a-z]+|[^a-z]+$/g, '').replace(/[^a-z0-9@]/g, '')
  const names = [plain(username), ...plain(username).split(/[._-]/)].map((name) => name.replace(/[^a-z0-9]/g, '')).filter((name) => name.length >= 3)
  if (commonWords.has(bare) || commonWords.has(word) || names.includes(word) || names.includes(bare)) return true
  if (new Set(bare).size < 4 || isRun(bare)) return true
  // Digits alone are runs, birthdays and phone numbers.
  return /^\d*$/.test(bare) && bare.length < 14
}
