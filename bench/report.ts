import { writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Figure } from './figures.ts'

const verdictOf = ({ passed }: Figure): string => (passed === null ? '–' : passed ? 'yes' : '**no**')

/** The table for the terminal. */
export const plainTable = (figures: readonly Figure[]): string => {
  const rows = [
    ['what', 'measured', 'reach', 'reached'],
    ...figures.map((figure) => [
      figure.what.replaceAll('`', ''),
      figure.measured,
      figure.reach,
      verdictOf(figure).replaceAll('*', ''),
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}

const markdownTable = (figures: readonly Figure[]): string =>
  [
    '| what | measured | reach | reached |',
    '|---|---|---|---|',
    ...figures.map(
      (figure) => `| ${figure.what} | ${figure.measured} | ${figure.reach} | ${verdictOf(figure)} |`,
    ),
  ].join('\n')

const postgresVersion = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string }>(
      `select split_part(current_setting('server_version'), ' ', 1) as version`,
    )
    return rows[0]?.version ?? 'of unknown version'
  } finally {
    await client.end()
  }
}

export interface ReportFacts {
  readonly figures: readonly Figure[]
  readonly databaseUrl: string
  /** Processes that ran or waited on average in the minute before the start. */
  readonly loadBefore: number
  readonly durationMs: number
}

/** Writes docs/performance.md. */
export const writeReport = async ({
  figures,
  databaseUrl,
  loadBefore,
  durationMs,
}: ReportFacts): Promise<void> => {
  const cores = availableParallelism()
  const memoryGb = Math.round(totalmem() / 1024 ** 3)
  const text = `# Performance

Written by \`npx pnpm bench\` (bench/); do not edit by hand.

Run of ${new Date().toISOString().slice(0, 10)}: ${cores} processor cores, ${memoryGb} GB, ${process.platform} ${process.arch}, Node ${process.versions.node},
PostgreSQL ${await postgresVersion(databaseUrl)} (embedded, durable settings), everything on this one machine. It was ${
    loadBefore < 0.5 ? 'idle' : 'also doing other work'
  } before the run
(load ${loadBefore.toFixed(1)}). The run took ${Math.round(durationMs / 1000)} s.

${markdownTable(figures)}

## How it is measured

- A throw-away portal with the demo, bcrypt at cost 12 and call budgets out of the way; beside the demo 100,000 members with
  three periods of membership each, 32 of them with 25.
- Rates are compared, never read alone: the portal and a bare program that does only the work itself run in turns (A B, B A,
  …), each on the same machine, database, pool size (10) and Node flags. The figure is the median of the rounds' ratios; in brackets the
  median rates. What else the machine does then hits both sides.
- *Sign-ins*: six callers, each time another member; the bare program compares two passwords at once. A reader asks for its
  session every 50 ms meanwhile; its times count from the moment the question was due.
- *Session, list*: autocannon, 32 connections, 32 members, 3 s a turn, 7 rounds after 25,000 answers each. The bare route has one \`pg\` query by key and sends
  the rows as JSON; the portal also checks cookie, session, rights and budget, and sends only declared fields.
- *Keys*: one key for each of the 32 members, the same call with the key and with the session, in turns.
- *Certificate*: one at a time. The bare program renders the very same document in its main thread.
- *Payment*: five renewals by card; the clock starts when the sandbox has answered that the payment went through.
- *Secondary accounts*: a million accounts, loaded before this scenario; 16 callers over autocannon, pages of ten, 3 s a turn, 5 rounds,
  the primaries of 100,000 and of 10,000 in turns. All ask the same: those that ask for the same words at one moment share a statement (ADR 0014).
  That a list has more than 11,000 rows is known to the portal for five seconds; the bare program counts them each time.
- *Start*: the whole command in a second start of a data folder, until it says that it is ready.
- *First load*: the built files that the page asks for in one language, as they were compressed at the build and are served; the test command gates the same sum.
- *Memory*: highest resident size of the API process since its start (VmHWM of Linux), the start itself and the PDF worker, one
  of its threads, included. What processes it has started take is told beside it: none once every template is compiled.
- *Time of a refusal*: a second API process with cost 4, each address tried once, known and unknown in turns; the same for who asks for a link to a new password.

## Run it

\`\`\`
npx pnpm bench                    # all, about eight minutes, writes this page
npx pnpm bench session list       # some of: sign-ins session list keys certificate payment accounts first-load timing restart
\`\`\`

It always ends with exit code 0 when it could measure: a figure that is missed is told in the table, not by a red build. What must hold
at any time is held by tests that count bytes or statements, not seconds.
`
  writeFileSync(fileURLToPath(new URL('../docs/performance.md', import.meta.url)), text)
}
