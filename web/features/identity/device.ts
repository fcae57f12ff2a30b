const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
const first = (list: readonly [RegExp, string][], text: string) => list.find(([shape]) => shape.test(text))?.[1]

/** What a person recognises his device by; null when the browser says nothing known. */
export function deviceOf(userAgent: string): { browser: string; system: string } | null {
  const browser = first(browsers, userAgent)
  const system = first(systems, userAgent)
  return browser && system ? { browser, system } : null
}
