import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { watchAncestors } from './stack/ancestors.ts'
import { compileAhead } from './stack/compile-ahead.ts'
import { createProgress } from './stack/progress.ts'
import { root } from './stack/settings.ts'
import {
  addCounts,
  type Counts,
  none,
  type PlaywrightReport,
  playwrightCounts,
  summaryLine,
  type VitestReport,
  vitestCounts,
} from './test-counts.ts'
import {
  type Failure,
  failureLines,
  mendedBySecondTry,
  type PlaywrightFailures,
  playwrightFailures,
  type VitestFailures,
  vitestFailures,
} from './test-failures.ts'

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'))
const filters = process.argv.slice(2).filter((arg) => !arg.startsWith('-'))
const known = ['--browser-only', '--nightly']
const nightly = flags.includes('--nightly')
const progress = createProgress()

let running: ChildProcess | undefined
let interrupted = false
const interrupt = () => {
  interrupted = true
  running?.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt)

/** Runs a node program to its end; 1 when it could not run or was killed. */
const runNode = (args: readonly string[], cwd: string, env: Record<string, string>): Promise<number> =>
  new Promise((resolve) => {
    running = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...(nightly ? { NIGHTLY: '1' } : {}), ...env },
    })
    running.on('error', () => resolve(1))
    running.on('exit', (code) => resolve(code ?? 1))
  })

const readReport = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined

const told: string[] = []
const tell = (title: string, failures: readonly Failure[]) => told.push(...failureLines(title, failures))
const FAILED = 'Failed:'
const UNSTEADY = 'Unsteady, passed at the second try only (mend the test, or what it tests):'
/** Beyond so many files something is broken, and no second try tells more. */
const MAX_SECOND_TRIES = 5

const vitestOnce = async (file: string, only: readonly string[]) => {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runNode([vitest, 'run', ...reporters, ...only], root, {})
  const report = readReport<VitestReport & VitestFailures>(file)
  return { counts: vitestCounts(report, code), failures: report ? vitestFailures(report) : [] }
}

/**
 * All tests of vitest. Files in which some failed are run once more, by themselves: what passes then does not stop the run,
 * is named at its end and counted apart. Not so at night, when the tests are tried themselves.
 */
const runVitest = async (folder: string): Promise<Counts> => {
  progress.say('── Rules, database and API (vitest)')
  const first = await vitestOnce(join(folder, 'vitest.json'), filters)
  const files = [...new Set(first.failures.map(({ file }) => file))]
  const worthIt = !nightly && !interrupted && files.length > 0 && files.length <= MAX_SECOND_TRIES
  if (!worthIt) {
    tell(FAILED, first.failures)
    return first.counts
  }
  progress.say(`\n── Once more, by itself: ${files.map((file) => relative(root, file)).join(', ')}`)
  const second = await vitestOnce(join(folder, 'vitest-again.json'), files)
  const unsteady = mendedBySecondTry(first.failures, second.failures)
  tell(FAILED, second.failures)
  tell(UNSTEADY, unsteady)
  const failed = second.counts.failed
  return { ...first.counts, failed, unsteady: unsteady.length }
}

const hasSpecs = () => {
  const specs = join(root, 'e2e', 'specs')
  return (
    existsSync(specs) &&
    readdirSync(specs, { recursive: true }).some((name) => String(name).endsWith('.spec.ts'))
  )
}

const runBrowser = async (folder: string): Promise<Counts> => {
  progress.say('\n── In the browser (Playwright)')
  if (!hasSpecs()) {
    progress.say('  e2e/specs holds no spec: nothing to run')
    return none
  }
  const file = join(folder, 'playwright.json')
  const cli = join(root, 'e2e', 'node_modules', '@playwright', 'test', 'cli.js')
  const specs = flags.includes('--browser-only') ? filters : []
  const code = await runNode([cli, 'test', ...specs], join(root, 'e2e'), {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    SECOND_TRY: nightly ? '0' : '1',
  })
  const report = readReport<PlaywrightReport & PlaywrightFailures>(file)
  tell(FAILED, report ? playwrightFailures(report, 'unexpected') : [])
  tell(UNSTEADY, report ? playwrightFailures(report, 'flaky') : [])
  return playwrightCounts(report, code)
}

const main = async (): Promise<number> => {
  const strange = flags.find((flag) => !known.includes(flag))
  if (strange) {
    console.error(`${strange} is not known: ${known.join(', ')}, or parts of file names.`)
    return 1
  }
  const browserOnly = flags.includes('--browser-only')
  const folder = mkdtempSync(join(tmpdir(), 'guichet-report-'))
  try {
    let counts = none
    // Tests start the portal many times: what it reads is compiled once.
    if (filters.length === 0) await compileAhead(AbortSignal.timeout(60_000))
    if (!browserOnly) counts = addCounts(counts, await runVitest(folder))
    if (!interrupted && (browserOnly || filters.length === 0))
      counts = addCounts(counts, await runBrowser(folder))
    if (interrupted) progress.say('\nInterrupted: not everything ran.')
    if (counts.passed + counts.failed === 0) progress.say('\nNo test ran: that counts as a failure.')
    for (const line of told) progress.say(line)
    progress.say(`\n${summaryLine(counts)}`)
    return interrupted || counts.failed > 0 || counts.passed === 0 ? 1 : 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const unwatch = watchAncestors(interrupt)
process.exitCode = await main()
unwatch()
