import { describe, expect, it } from 'vitest'
import { failureLines, mendedBySecondTry, playwrightFailures, vitestFailures } from './test-failures.ts'

const passed = { fullName: 'adds', status: 'passed' }
const failed = { fullName: 'takes away', status: 'failed', failureMessages: ['Error: 1 is not 2'] }

describe('what failed in a run', () => {
  it('names each test, and a file that could not be read', () => {
    const failures = vitestFailures({
      testResults: [
        { name: 'sums.test.ts', status: 'failed', assertionResults: [passed, failed] },
        { name: 'broken.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
        { name: 'fine.test.ts', status: 'passed', assertionResults: [passed] },
      ],
    })
    expect(failures).toEqual([
      { file: 'sums.test.ts', name: 'takes away', message: 'Error: 1 is not 2' },
      { file: 'broken.test.ts', name: 'the file itself', message: 'SyntaxError' },
    ])
  })

  it('names each story by its outcome, however deep it stands', () => {
    const story = (title: string, status: string) => ({
      ...{ title, file: 'sign-in.spec.ts' },
      tests: [{ status, results: [{ error: { message: 'not visible' } }, {}] }],
    })
    const report = {
      suites: [{ specs: [story('a', 'expected')], suites: [{ specs: [story('b', 'flaky')] }] }],
    }
    expect(playwrightFailures(report, 'unexpected')).toEqual([])
    expect(playwrightFailures(report, 'flaky')).toEqual([
      { file: 'sign-in.spec.ts', name: 'b', message: 'not visible' },
    ])
  })

  it('tells what the second try mended from what it did not', () => {
    const one = { file: 'a.test.ts', name: 'one', message: 'x' }
    const two = { file: 'a.test.ts', name: 'two', message: 'x' }
    expect(mendedBySecondTry([one, two], [{ ...two, message: 'y' }])).toEqual([one])
  })

  it('is told with the beginning of its message, and not at all when there is nothing', () => {
    const message = [
      '    at file:///x/node_modules/y.js',
      ...Array.from({ length: 40 }, (_, line) => `line ${line}`),
    ].join('\n')
    const lines = failureLines('Failed:', [{ file: 'a.test.ts', name: 'one', message }])
    expect(lines.slice(0, 4)).toEqual(['', 'Failed:', '  a.test.ts › one', '    line 0'])
    expect(lines).toHaveLength(15)
    expect(failureLines('Failed:', [])).toEqual([])
  })
})
