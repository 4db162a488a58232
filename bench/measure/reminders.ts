import pg from 'pg'
import { MEMBERS } from '../data-set.ts'
import { decimal, type Figure } from '../figures.ts'
import { signInStaff } from '../staff.ts'
import type { Scenario } from './scenario.ts'

const ENQUEUED_PER_S = 2_000
const RENDERED_PER_S = 150
const WATCH_MS = 20_000
const LIMIT_MS = 300_000
const STEP_ID = '0190dddd-0000-7000-8000-000000000001'

const untilDone = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  const until = performance.now() + LIMIT_MS
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > until) throw new Error('the job did not end')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** Reminders of 100,000 members: written down and queued, then rendered and sent; each member once. */
export const measureReminders: Scenario = async ({ baseUrl, databaseUrl }): Promise<readonly Figure[]> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const one = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T> => {
    const { rows } = await client.query<T>(text, [...values])
    const [row] = rows
    if (!row) throw new Error('nothing was found')
    return row
  }
  try {
    await client.query(
      `insert into reminder_steps (id, offset_days, channel, enabled, active_since, created_at)
       select $1, (now() at time zone 'Europe/Paris')::date - max(m.ends_on), 'mail', true, '2000-01-01', now()
       from memberships m join persons p on p.id = m.person_id where p.email = 'membre${MEMBERS}@bench.example'`,
      [STEP_ID],
    )
    const staff = await signInStaff(baseUrl)
    const { status } = await staff.post('/admin/jobs/send-reminders/run')
    if (status !== 204) throw new Error(`the job did not start: ${status}`)
    const job = await untilDone(async () => {
      const { rows } = await client.query<{ seconds: number }>(
        `select extract(epoch from completed_on - started_on)::float8 as seconds from jobs.job
         where name = 'send-reminders' and state in ('completed', 'failed') order by created_on desc limit 1`,
      )
      return rows[0]
    })
    const { reminded, members } = await one<{ reminded: number; members: number }>(
      `select count(*)::int as reminded, count(distinct person_id)::int as members from reminders where step_id = $1`,
      [STEP_ID],
    )
    const sent = () =>
      one<{ count: number }>(
        `select count(*)::int as count from outgoing_messages where state = 'sent' and reminder_id in
           (select id from reminders where step_id = $1)`,
        [STEP_ID],
      )
    const before = await sent()
    const startedAt = performance.now()
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS))
    const after = await sent()
    const perSecond = ((after.count - before.count) * 1000) / (performance.now() - startedAt)
    const twice = await one<{ count: number }>(
      `select count(*)::int as count from (select person_id from outgoing_messages
         where template = 'membership-reminder' and reminder_id in (select id from reminders where step_id = $1)
         group by person_id having count(*) > 1) as doubled`,
      [STEP_ID],
    )
    // What is left is not sent: the other scenarios want the machine.
    await client.query(`update outgoing_messages set state = 'cancelled' where state = 'queued'`)
    const rate = reminded / job.seconds
    return [
      {
        what: `Reminders of ${reminded} members written down and queued`,
        measured: `${decimal(rate, 0)} per second (${decimal(job.seconds, 1)} s)`,
        reach: `≥ ${ENQUEUED_PER_S} per second`,
        passed: rate >= ENQUEUED_PER_S,
      },
      {
        what: 'Reminders rendered and handed to the mail server, one process',
        measured: `${decimal(perSecond, 0)} per second`,
        reach: `≥ ${RENDERED_PER_S} per second`,
        passed: perSecond >= RENDERED_PER_S,
      },
      {
        what: 'Members reminded twice',
        measured: `${twice.count + reminded - members}`,
        reach: 'none',
        passed: twice.count === 0 && reminded === members,
      },
    ]
  } finally {
    await client.end()
  }
}
