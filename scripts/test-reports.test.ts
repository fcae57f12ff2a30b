import { expect, test } from 'vitest'
import { testsOfJourneys, testsOfUnits } from './test-reports.ts'

test('of units: titles with those around them; what is neither passed nor failed was skipped', () => {
  const one = (title: string, status: string) => ({ ancestorTitles: ['an answer'], title, status, duration: 3 })
  const report = { success: false, testResults: [{ name: '/a.test.ts', assertionResults: [one('[VI.1.2] comes', 'passed'), one('goes', 'failed')] }] }
  report.testResults.push({ name: '/b.test.ts', assertionResults: [one('waits', 'pending'), one('is left', 'todo')] })
  expect(testsOfUnits(report)).toEqual([
    { title: 'an answer [VI.1.2] comes', outcome: 'passed' },
    { title: 'an answer goes', outcome: 'failed' },
    { title: 'an answer waits', outcome: 'skipped' },
    { title: 'an answer is left', outcome: 'skipped' },
  ])
})

test('of journeys: at any depth, without the name of the file; passed at a second try is not passed', () => {
  const spec = (title: string, status: string) => ({ title, ok: true, tests: [{ status, results: [] }] })
  const report = {
    suites: [
      {
        title: 'send.spec.ts',
        specs: [spec('a paper goes', 'expected'), spec('another', 'unexpected')],
        suites: [{ title: 'in the hand', specs: [spec('[VI.2.3] fits', 'flaky'), spec('waits', 'skipped')] }],
      },
      { title: 'empty.spec.ts', specs: [] },
    ],
    errors: [],
  }
  expect(testsOfJourneys(report)).toEqual([
    { title: 'a paper goes', outcome: 'passed' },
    { title: 'another', outcome: 'failed' },
    { title: 'in the hand [VI.2.3] fits', outcome: 'failed' },
    { title: 'in the hand waits', outcome: 'skipped' },
  ])
})

test('a report of another shape is no report', () => {
  expect(() => testsOfUnits({ numTotalTests: 3 })).toThrow()
  expect(() => testsOfJourneys({ testResults: [] })).toThrow()
})
