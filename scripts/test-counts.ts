/** How the tests went. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Passed at the second try only: a defect of the test or of what it tests. */
  readonly unsteady: number
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0, unsteady: 0 }

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  unsteady: a.unsteady + b.unsteady,
})

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests?: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/** The part of Playwright's JSON report that is counted. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
  readonly errors?: readonly unknown[]
}

/** A run that ended badly never counts as zero failures: what broke outside a test is one. */
const atLeastOne = (failed: number, exitCode: number) => (exitCode !== 0 && failed === 0 ? 1 : failed)

/** @param report undefined when the run wrote none. */
export const vitestCounts = (report: VitestReport | undefined, exitCode: number): Counts => {
  if (report === undefined) return { ...none, failed: 1 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    ...none,
    passed: report.numPassedTests,
    failed: atLeastOne(report.numFailedTests + brokenFiles.length, exitCode),
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/** @param report undefined when the run wrote none. A story that passed only at a second try is told apart. */
export const playwrightCounts = (report: PlaywrightReport | undefined, exitCode: number): Counts => {
  if (report === undefined) return { ...none, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: atLeastOne(unexpected, exitCode), skipped, unsteady: flaky }
}

/** The last line of `pnpm test`. */
export const summaryLine = ({ passed, failed, skipped, unsteady }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped${unsteady > 0 ? `, ${unsteady} unsteady` : ''}`
