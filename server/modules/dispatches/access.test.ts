import { expect, test } from 'vitest'
import type { PersonActor, Role, UnitRef } from '../../platform/actor.ts'
import { can, type DeliveryFacts, type Tasks } from './access.ts'

const commune: UnitRef = { id: 'commune', officeId: 'commune', ancestors: ['province', 'commune'], kind: 'commune' }
const province: UnitRef = { id: 'province', officeId: 'province', ancestors: ['province'], kind: 'province' }
const department: UnitRef = { id: 'department', officeId: 'province', ancestors: ['province', 'department'], kind: 'department' }
const person = (personId: string, role: Role | null, unit: UnitRef): PersonActor => ({
  kind: 'person',
  personId,
  accountId: personId,
  sessionId: personId,
  fullName: personId,
  grants: role ? [{ role, unitId: unit.id, appointmentId: `${personId}'s` }] : [],
  appointments: [{ id: `${personId}'s`, unitId: unit.id, officeId: unit.officeId, office: '' }],
  standsIn: [],
  readers: [],
  topics: [],
})
const copy = (state: string, unit = commune): DeliveryFacts => ({
  unit,
  hasRecordsOffice: unit.kind !== 'department',
  state,
  registered: state >= '03',
  byHand: false,
  recall: null,
})
const nobody: Tasks = { submissionTo: null, leadPersonId: null, leadUnitId: null }
const everyAct = ['accept', 'refuse', 'reportFault', 'submit', 'assign', 'returnToClerk', 'start', 'finish', 'reopen'] as const
const decide = (act: (typeof everyAct)[number], actor: PersonActor, delivery: DeliveryFacts, tasks = nobody) => {
  const decision = can[act](actor, delivery, tasks)
  return 'denied' in decision ? decision.denied : true
}
const states = ['00', '01', '02', '03', '04', '05', '06', '13']

test.each(['clerk', 'leader', 'officer', 'administrator'] as const)('a %s of the province does nothing in a commune, in no state', (role) => {
  const actor = person('above', role, province)
  const tasks: Tasks = { submissionTo: 'other', leadPersonId: 'other', leadUnitId: null }
  for (const state of states) {
    for (const act of everyAct) expect([act, state, decide(act, actor, copy(state), tasks)]).toEqual([act, state, 'delivery.not_permitted'])
  }
})

test.each([
  ['accept', ['00', '01']],
  ['refuse', ['00', '01']],
  ['submit', ['03', '04', '05']],
  ['reportFault', ['00', '01', '03', '04', '05', '06']],
] as const)('the clerk may %s in the states %j only', (act, allowed) => {
  const clerk = person('clerk', 'clerk', commune)
  expect(states.filter((state) => decide(act, clerk, copy(state)) === true)).toEqual(allowed)
})

test('the leader assigns, the clerk and officers do not', () => {
  expect(decide('assign', person('leader', 'leader', commune), copy('03'))).toBe(true)
  expect(decide('assign', person('leader', 'leader', commune), copy('01'))).toBe('delivery.wrong_state')
  expect(decide('assign', person('clerk', 'clerk', commune), copy('03'))).toBe('delivery.not_permitted')
  expect(decide('assign', person('officer', 'officer', commune), copy('03'))).toBe('delivery.not_permitted')
})

test('only the leader to whom it was submitted gives it back', () => {
  const tasks = { ...nobody, submissionTo: 'chair' }
  expect(decide('returnToClerk', person('chair', 'leader', commune), copy('03'), tasks)).toBe(true)
  expect(decide('returnToClerk', person('deputy', 'leader', commune), copy('03'), tasks)).toBe('delivery.not_permitted')
  expect(decide('returnToClerk', person('chair', 'leader', commune), copy('03'))).toBe('delivery.wrong_state')
})

test('the lead starts and finishes; a leading department by those who work in it', () => {
  const lead = { ...nobody, leadPersonId: 'officer' }
  expect(decide('finish', person('officer', 'officer', commune), copy('05'), lead)).toBe(true)
  expect(decide('finish', person('other', 'officer', commune), copy('05'), lead)).toBe('delivery.not_permitted')
  expect(decide('start', person('officer', 'officer', commune), copy('05'), lead)).toBe('delivery.wrong_state')
  const inDepartment = { ...nobody, leadUnitId: 'department' }
  expect(decide('start', person('one', 'officer', department), copy('04', province), inDepartment)).toBe(true)
  expect(decide('start', person('two', 'officer', { ...department, id: 'another' }), copy('04', province), inDepartment)).toBe('delivery.not_permitted')
})

test('without a lead the unit settles it at its desk; what is finished is reopened by lead or desk', () => {
  expect(decide('finish', person('clerk', 'clerk', commune), copy('03'))).toBe(true)
  expect(decide('finish', person('officer', 'officer', commune), copy('03'))).toBe('delivery.not_permitted')
  const lead = { ...nobody, leadPersonId: 'officer' }
  expect(decide('reopen', person('officer', 'officer', commune), copy('06'), lead)).toBe(true)
  expect(decide('reopen', person('leader', 'leader', commune), copy('06'), lead)).toBe(true)
  expect(decide('reopen', person('leader', 'leader', commune), copy('05'), lead)).toBe('delivery.wrong_state')
})

test('a unit without a records office takes its copies itself', () => {
  for (const role of ['leader', 'officer'] as const) expect(decide('accept', person('one', role, department), copy('01', department))).toBe(true)
  expect(decide('accept', person('clerk', 'clerk', province), copy('01', department))).toBe(true)
  expect(decide('accept', person('officer', 'officer', province), copy('01', province))).toBe('delivery.not_permitted')
})
