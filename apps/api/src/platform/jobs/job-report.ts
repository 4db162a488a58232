import type { Pool } from '@guichet/db'

export interface JobLine {
  readonly name: string
  readonly kind: 'scheduled' | 'effect'
  readonly cron: string | null
  readonly waiting: number
  readonly running: number
  readonly failed: number
  readonly lastRunAt: Date | null
  readonly lastState: 'running' | 'done' | 'failed' | 'retrying' | null
  readonly lastSeconds: number | null
}

export interface JobFailure {
  readonly id: string
  readonly createdAt: Date
  readonly failedAt: Date | null
  readonly attempts: number
  readonly error: string | null
}

interface CountRow {
  name: string
  waiting: number
  running: number
  failed: number
  started_on: Date | null
  completed_on: Date | null
  state: string | null
}

const LAST_STATES: Readonly<Record<string, JobLine['lastState']>> = {
  active: 'running',
  completed: 'done',
  failed: 'failed',
  retry: 'retrying',
}

/** How the jobs stand, in the order given: those by the clock, then effects. What they carry is not read. */
export async function readJobs(
  pool: Pool,
  topics: readonly string[],
  schedule: readonly { readonly name: string; readonly cron: string }[],
): Promise<JobLine[]> {
  const { rows } = await pool.query<CountRow>(
    `select counted.name, waiting, running, failed, last.started_on, last.completed_on, last.state
     from (
       select name, count(*) filter (where state in ('created', 'retry'))::int as waiting,
         count(*) filter (where state = 'active')::int as running,
         count(*) filter (where state = 'failed')::int as failed
       from jobs.job where name = any($1) group by name
     ) as counted
     left join lateral (
       select started_on, completed_on, state::text from jobs.job
       where job.name = counted.name and started_on is not null
       order by started_on desc limit 1
     ) as last on true`,
    [[...schedule.map(({ name }) => name), ...topics]],
  )
  const found = new Map(rows.map((row) => [row.name, row]))
  const lineOf = (name: string, kind: JobLine['kind'], cron: string | null): JobLine => {
    const row = found.get(name)
    const { started_on: from = null, completed_on: to = null, state = null } = row ?? {}
    return {
      ...{ name, kind, cron, lastRunAt: from, lastState: LAST_STATES[state ?? ''] ?? null },
      ...{ waiting: row?.waiting ?? 0, running: row?.running ?? 0, failed: row?.failed ?? 0 },
      lastSeconds: from && to ? Math.max(0, (to.getTime() - from.getTime()) / 1000) : null,
    }
  }
  return [
    ...schedule.map(({ name, cron }) => lineOf(name, 'scheduled', cron)),
    ...topics.map((name) => lineOf(name, 'effect', null)),
  ]
}

const MOST_FAILURES = 50

/** The latest failures of a job. */
export async function readJobFailures(pool: Pool, name: string): Promise<JobFailure[]> {
  const { rows } = await pool.query<{
    id: string
    created_on: Date
    completed_on: Date | null
    retry_count: number
    error: string | null
  }>(
    `select id, created_on, completed_on, retry_count, left(output ->> 'message', 300) as error
     from jobs.job where name = $1 and state = 'failed'
     order by completed_on desc nulls last, id limit ${MOST_FAILURES}`,
    [name],
  )
  return rows.map((row) => ({
    ...{ id: row.id, createdAt: row.created_on, failedAt: row.completed_on },
    ...{ attempts: row.retry_count + 1, error: row.error },
  }))
}
