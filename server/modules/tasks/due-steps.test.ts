import { describe, expect, test } from 'vitest'
import { type DueWork, stepsOn, tellsWhom } from './due-steps.ts'

const leaders = ['chair', 'vice']
const work = (more: Partial<DueWork> = {}): DueWork => ({ personId: 'officer', toUnitId: null, by: 'vice', named: false, ...more })

describe('who is told', () => {
  test.each([
    ['nobody leads the office', 'assigner', work(), [], undefined],
    ['the head left his own work overdue', 'head', work({ personId: 'chair' }), leaders, undefined],
    ['a named copy stays with those it names', 'head', work({ named: true }), leaders, undefined],
    ['who gave it out leads no more', 'assigner', work({ by: 'gone' }), leaders, 'chair'],
    ['who gave it out works on it', 'assigner', work({ personId: 'vice' }), leaders, 'chair'],
    ['nobody is known to have given it out', 'assigner', work({ by: null }), leaders, 'chair'],
    ['who gave out a named copy', 'assigner', work({ named: true }), leaders, 'vice'],
    ['who gave it out', 'assigner', work(), leaders, 'vice'],
    ['the head', 'head', work(), leaders, 'chair'],
    ['the assignee', 'assignee', work(), leaders, 'officer'],
    ['a department', 'assignee', work({ personId: null, toUnitId: 'department' }), leaders, 'department'],
  ] as const)('%s', (_what, tells, of, over, expected) => {
    expect(tellsWhom(tells, of, over)).toBe(expected)
  })
})

test('on a Friday what is due on Monday is due tomorrow', () => {
  const steps = stepsOn(() => new Map(), '2026-11-27', [
    { afterDays: 1, tells: 'assigner' },
    { afterDays: 3, tells: 'head' },
  ])
  expect(steps.map(({ name, after, upTo }) => [name, after, upTo])).toEqual([
    ['due_tomorrow', '2026-11-27', '2026-11-30'],
    ['due_today', '2026-11-26', '2026-11-27'],
    ['overdue', null, '2026-11-26'],
    ['escalated', null, '2026-11-26'],
    ['escalated', null, '2026-11-24'],
  ])
})
