/** The Vietnamese alphabet as points are lettered: a), b), c), d), đ), e), g) … (Decree 30/2020, Phụ lục I). */
const letters = [...'abcdđeghiklmnopqrstuvxy']
const romans: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

export function romanOf(n: number): string {
  let rest = n
  let text = ''
  for (const [value, sign] of romans) {
    text += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}
export function letterOf(n: number): string {
  const index = n - 1
  const turn = Math.floor(index / letters.length)
  return `${turn > 0 ? letterOf(turn) : ''}${letters[index % letters.length] ?? ''}`
}

export function counterOf(kind: '1' | 'a' | 'i', n: number): string {
  if (kind === '1') return `${n}.`
  return `${kind === 'a' ? letterOf(n) : romanOf(n)})`
}
