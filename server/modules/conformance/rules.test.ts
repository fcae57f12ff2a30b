import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { groups } from './requirements.ts'
import { judge, type Run, type Tested, unknownIds } from './rules.ts'

const run = (tests: readonly Tested[], whole = true): Run => ({ whole, tests })
const tested = (title: string, outcome: Tested['outcome'] = 'passed'): Tested => ({ title, outcome })
const whole = { id: 'VI.1.2', parts: ['VI.1.2'] }
const halved = { id: 'VI.1.5', parts: ['VI.1.5.a', 'VI.1.5.b'] }

describe('no tick', () => {
  test.each([
    ['without a run of this build', null, 'no_result'],
    ['without a test that names it', run([tested('odd attachments go along'), tested('[VI.1.20] another')]), 'unmet'],
    ['without a test so far, of a run that stopped halfway', run([], false), 'no_result'],
    ['when the test failed', run([tested('[VI.1.2] x', 'failed')]), 'unmet'],
    ['when one of two failed', run([tested('[VI.1.2] x'), tested('[VI.1.2] y', 'failed')]), 'unmet'],
    ['when the test was skipped', run([tested('[VI.1.2] x', 'skipped')]), 'no_result'],
    ['when one of two was skipped', run([tested('[VI.1.2] x'), tested('[VI.1.2] y', 'skipped')]), 'no_result'],
  ] as const)('%s', (_when, given, state) => expect(judge(whole, given).state).toBe(state))

  test.each([
    ['for one half', run([tested('[VI.1.5.a] x')]), 'unmet'],
    ['when the other half failed', run([tested('[VI.1.5.a] x'), tested('[VI.1.5.b] y', 'failed')]), 'unmet'],
    ['when the other half was skipped', run([tested('[VI.1.5.a] x'), tested('[VI.1.5.b] y', 'skipped')]), 'no_result'],
    ['for the name of the whole', run([tested('[VI.1.5] x')]), 'unmet'],
  ] as const)('%s', (_when, given, state) => expect(judge(halved, given).state).toBe(state))
})

test('a tick: every half is named by a test that passed, and the page shows which', () => {
  const { state, parts } = judge(halved, run([tested('numbers [VI.1.5.a] out [VI.1.2]'), tested('[VI.1.5.b] in')]))
  expect(state).toBe('met')
  expect(parts.map((part) => part.proofs)).toEqual([[{ title: 'numbers out', outcome: 'passed' }], [{ title: 'in', outcome: 'passed' }]])
})

// Titles of tests here name no requirement: they would prove it.
test.each([
  ['that is not there', '[VI.1.99] x', ['VI.1.99']],
  ['of the whole, to be proved by halves', '[VI.1.5] x', ['VI.1.5']],
  ['miswritten', '[VI 1.2] x', ['VI 1.2']],
  ['of a requirement and of a half', '[VI.1.2] [VI.1.5.b] x', []],
  ['of no requirement: a language', 'in [vi] and [en]', []],
])('an id %s', (_what, title, unknown) => expect(unknownIds(groups, [tested(title)])).toEqual(unknown))

test.each(['vi', 'en'])('every requirement and every half has its words (%s), and no words stand there without one', (language) => {
  const texts = JSON.parse(readFileSync(join(import.meta.dirname, '../../../locales', language, 'conformance.json'), 'utf8'))
  expect(Object.keys(texts.group).sort()).toEqual(groups.map(({ name }) => name).sort())
  const said: string[] = Object.entries<Record<string, object>>(texts.VI).flatMap(([group, requirements]) =>
    Object.entries(requirements).flatMap(([at, words]) => Object.keys(words).map((part) => `VI.${group}.${at}.${part}`)),
  )
  const listed = groups.flatMap(({ requirements }) => requirements.flatMap(({ id, parts }) => [`${id}.text`, ...(parts.length > 1 ? parts : [])]))
  expect(said.sort()).toEqual(listed.sort())
})
