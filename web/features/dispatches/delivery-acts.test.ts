import { describe, expect, it } from 'vitest'
import { withRole } from './assign.ts'
import { quietActs, waitingAct } from './delivery-acts.ts'
import type { Delivery } from './dispatches.ts'

const acts = ['accept', 'refuse', 'reportFault', 'submit', 'assign', 'returnToClerk', 'start', 'finish', 'reopen'] as const
type Act = (typeof acts)[number]
const copy = (state: string, allowed: readonly Act[], more: Partial<Delivery> = {}) =>
  ({
    state,
    purpose: 'action',
    submission: null,
    can: Object.fromEntries(acts.map((act) => [act, allowed.includes(act) ? true : 'delivery.wrong_state'])),
    ...more,
  }) as Delivery
const waiting = { toPersonId: 'p', toName: 'p', at: '', state: 'waiting' as const, note: null, reason: null }

describe('the one step that waits', () => {
  it('is acceptance when the copy has just come', () => {
    expect(waitingAct(copy('01', ['accept', 'refuse', 'reportFault']))).toBe('accept')
  })
  it('is the submission for the clerk, until it was submitted', () => {
    expect(waitingAct(copy('03', ['submit', 'reportFault']))).toBe('submit')
    expect(waitingAct(copy('03', ['submit', 'reportFault'], { submission: waiting }))).toBeNull()
  })
  it('is the submission also for a clerk who may start work without being told', () => {
    expect(waitingAct(copy('03', ['submit', 'start', 'finish']))).toBe('submit')
    expect(waitingAct(copy('03', ['submit', 'start'], { submission: waiting }))).toBeNull()
    expect(waitingAct(copy('03', ['start', 'finish']))).toBe('start')
  })
  it('is the assignment for the leader', () => {
    expect(waitingAct(copy('03', ['submit', 'assign', 'returnToClerk'], { submission: waiting }))).toBe('assign')
  })
  it('is starting, then finishing for the lead; assigning anew becomes quiet', () => {
    const assigned = copy('04', ['start', 'finish', 'assign'])
    expect([waitingAct(assigned), quietActs(assigned)]).toEqual(['start', ['assign', 'finish']])
    expect(waitingAct(copy('05', ['finish', 'assign']))).toBe('finish')
  })
  it('is nothing for information only, and nothing when finished but reopening', () => {
    expect(waitingAct(copy('03', ['submit', 'assign'], { purpose: 'information' }))).toBeNull()
    const done = copy('06', ['reopen', 'assign'])
    expect([waitingAct(done), quietActs(done)]).toEqual([null, ['reopen']])
  })
})

describe('an assignment', () => {
  it('has one lead: whoever is made lead takes it from the other', () => {
    const one = (key: string, role: 'lead' | 'support') => ({
      assignmentId: key,
      assignee: { key, kind: 'person' as const, id: key, name: key, detail: '' },
      role,
    })
    expect(withRole([one('a', 'lead'), one('b', 'support')], 'b', 'lead').map((chosen) => chosen.role)).toEqual(['support', 'lead'])
  })
})
