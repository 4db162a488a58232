import { describe, expect, it } from 'vitest'
import { addCounts, none, playwrightCounts, summaryLine, vitestCounts } from './test-counts.ts'

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }
const playwright = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 1 } }

describe('the sum of the tests', () => {
  it('adds both runs', () => {
    const sum = addCounts(vitestCounts(vitest, 0), playwrightCounts(playwright, 0))
    expect(summaryLine(sum)).toBe('5 passed, 0 failed, 3 skipped')
    expect(summaryLine(none)).toBe('0 passed, 0 failed, 0 skipped')
  })

  it('never hides a run that broke outside a test', () => {
    expect(vitestCounts(vitest, 1).failed).toBe(1)
    expect(vitestCounts(undefined, 0).failed).toBe(1)
    expect(playwrightCounts(undefined, 0).failed).toBe(1)
    expect(playwrightCounts(playwright, 1).failed).toBe(1)
  })

  it('counts a file that could not be loaded, and apart a story that passed at the second try only', () => {
    const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(vitestCounts(broken, 1).failed).toBe(1)
    const flaky = playwrightCounts({ stats: { ...playwright.stats, flaky: 1 } }, 0)
    expect(summaryLine(flaky)).toBe('2 passed, 0 failed, 1 skipped, 1 unsteady')
  })
})
