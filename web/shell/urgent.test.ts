import { describe, expect, it } from 'vitest'
import { countUrgent, titleOf, urgentNews, type Waiting } from './urgent.ts'

const item = (objectId: string, urgency: Waiting['urgency']): Waiting => ({ objectId, urgency })

describe('what is urgent', () => {
  it('is news once: neither what was there before nor what is usual', () => {
    const items = [item('old', 'hoa_toc'), item('new', 'khan'), item('usual', 'thuong')]
    expect(urgentNews(new Set(['old']), items)).toEqual([item('new', 'khan')])
    expect(urgentNews(new Set(['old', 'new', 'usual']), items)).toEqual([])
    expect(countUrgent(items)).toBe(2)
  })
  it('stands in the title of the tab as a mark and as words', () => {
    expect(titleOf('Nhịp Cầu', 0, null)).toBe('Nhịp Cầu')
    expect(titleOf('Nhịp Cầu', 5, null)).toBe('(5) Nhịp Cầu')
    expect(titleOf('Nhịp Cầu', 5, '2 khẩn')).toBe('‼ 2 khẩn · (5) Nhịp Cầu')
  })
})
