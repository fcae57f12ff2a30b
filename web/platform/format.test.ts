import { describe, expect, it } from 'vitest'
import { formatFor } from './format.ts'

// 24 November 2026, 9:00 in Việt Nam, a Tuesday.
const now = () => new Date('2026-11-24T02:00:00Z')
const vi = formatFor('vi', now)
const en = formatFor('en', now)

describe('near times are said as people say them', () => {
  it('by the clock of Việt Nam today, also where the day began yesterday in UTC', () => {
    expect(vi.near('2026-11-23T17:05:00Z')).toBe('0:05')
    expect(vi.near('2026-11-24T01:41:00Z')).toBe('8:41')
  })
  it('yesterday, by the weekday within a week, then by the date', () => {
    expect(vi.near('2026-11-23T01:00:00Z')).toBe('hôm qua')
    expect(vi.near('2026-11-20T01:00:00Z')).toBe('thứ sáu')
    expect(en.near('2026-11-20T01:00:00Z')).toBe('Friday')
    expect(vi.near('2026-11-17T01:00:00Z')).toBe('17/11')
    expect(vi.near('2025-11-17T01:00:00Z')).toBe('17/11/2025')
  })
  it('nothing for what is no time', () => {
    expect(vi.near('')).toBe('')
  })
})

describe('figures', () => {
  it('have Vietnamese form', () => {
    expect(vi.number(1284)).toBe('1.284')
    expect(vi.number(0.8)).toBe('0,8')
    expect(en.number(1284)).toBe('1,284')
  })
  it('of bytes are short', () => {
    expect(vi.size(812)).toBe('812 B')
    expect(vi.size(52 * 1024)).toBe('52 KB')
    expect(vi.size(50 * 1024 * 1024)).toBe('50 MB')
  })
})

describe('days', () => {
  it('are those of Việt Nam', () => {
    expect(vi.today()).toBe('2026-11-24')
    expect(vi.day('2026-11-24')).toBe('24/11')
    expect(vi.day('2026-11-23T20:00:00Z')).toBe('24/11')
    expect(vi.day('2027-01-05')).toBe('05/01/2027')
    expect(vi.fullDay('2026-11-24')).toBe('24/11/2026')
    expect(vi.daysUntil('2026-11-20')).toBe(-4)
  })
  it('are long where there is room', () => {
    expect(vi.longDay(now())).toBe('Thứ Ba, ngày 24 tháng 11 năm 2026')
    expect(en.longDay(now())).toMatch(/^Tuesday,? 24 November 2026$/)
  })
})
