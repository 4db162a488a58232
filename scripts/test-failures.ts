/** A test that failed, as it is told at the end of a run. */
export interface Failure {
  /** Path of the file. */
  readonly file: string
  readonly name: string
  readonly message: string
}

/** The part of vitest's JSON report that names what failed. */
export interface VitestFailures {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[] | null
    }[]
  }[]
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly file: string
    readonly tests: readonly {
      readonly status: string
      readonly results: readonly { readonly error?: { readonly message?: string } }[]
    }[]
  }[]
}

/** The part of Playwright's JSON report that names what failed. */
export interface PlaywrightFailures {
  readonly suites?: readonly PlaywrightSuite[]
}

/** The tests that failed, and the files that could not be read. */
export const vitestFailures = ({ testResults }: VitestFailures): readonly Failure[] =>
  testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && status === 'failed')
      return [{ file, name: 'the file itself', message: message ?? '' }]
    return failed.map(({ fullName, failureMessages }) => ({
      ...{ file, name: fullName, message: failureMessages?.join('\n') ?? '' },
    }))
  })

/** The stories with this outcome: `unexpected` failed, `flaky` passed at the second try only. */
export const playwrightFailures = (
  { suites = [] }: PlaywrightFailures,
  outcome: 'unexpected' | 'flaky',
): readonly Failure[] =>
  suites.flatMap((suite) => [
    ...(suite.specs ?? []).flatMap(({ title: name, file, tests }) =>
      tests
        .filter(({ status }) => status === outcome)
        .map(({ results }) => ({
          ...{ file, name, message: results.find(({ error }) => error)?.error?.message ?? '' },
        })),
    ),
    ...playwrightFailures(suite, outcome),
  ])

/** What failed in the first run and not in the second. */
export const mendedBySecondTry = (first: readonly Failure[], second: readonly Failure[]) =>
  first.filter(({ file, name }) => !second.some((failure) => failure.file === file && failure.name === name))

const FIRST_LINES = 12

/** The lines that end a run: what failed, where, and how it began to; of the stack only our own files. */
export const failureLines = (title: string, failures: readonly Failure[]): readonly string[] =>
  failures.length === 0
    ? []
    : [
        '',
        title,
        ...failures.flatMap(({ file, name, message }) => [
          `  ${file} › ${name}`,
          ...message
            .split('\n')
            .filter((line) => !line.includes('node_modules'))
            .slice(0, FIRST_LINES)
            .map((line) => `    ${line}`),
        ]),
      ]
