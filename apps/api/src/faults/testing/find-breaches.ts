import { createDb, createPool, type Db } from '@guichet/db'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { type Ctx, systemCtx } from '../../ctx.ts'
import type { Deps } from '../../deps.ts'
import { sealAudit } from '../../platform/audit/seal.ts'
import { verifyAudit } from '../../platform/audit/verify.ts'
import { noJobs } from '../../platform/jobs/jobs.ts'
import { systemClock } from '../../platform/ports/clock.ts'
import { systemIds } from '../../platform/ports/ids.ts'
import type { SandboxProcess } from './sandbox-process.ts'

/** Each statement finds rows that must not be; `id` names them. */
const statements: Readonly<Record<string, string>> = {
  'a paid payment without exactly one membership and one receipt': `
    select p.id::text from payments p left join memberships m on m.payment_id = p.id
      left join receipts r on r.payment_id = p.id
    where p.state = 'paid' group by p.id having count(distinct m.id) <> 1 or count(distinct r.id) <> 1`,
  'a membership or receipt of a payment that is not paid': `
    select p.id::text from payments p where p.state <> 'paid' and (
      exists (select 1 from memberships m where m.payment_id = p.id)
      or exists (select 1 from receipts r where r.payment_id = p.id))`,
  'a payment and its renewal in different states': `
    select p.id::text from payments p left join renewals r on r.payment_id = p.id
    where (p.state, coalesce(r.state, 'none')) not in (('paid', 'completed'), ('pending', 'awaiting-payment'),
      ('processing', 'processing'), ('failed', 'failed'), ('expired', 'expired'), ('cancelled', 'cancelled'))`,
  'a completed renewal that names another membership than its payment': `
    select r.id::text from renewals r left join memberships m on m.id = r.new_membership_id
    where r.state = 'completed' and m.payment_id is distinct from r.payment_id`,
  'a person with two open renewals': `
    select person_id::text as id from renewals where state in ('awaiting-payment', 'processing')
    group by person_id having count(*) > 1`,
  'periods of one person that overlap': `
    select a.id::text from memberships a join memberships b on a.person_id = b.person_id and a.id < b.id
      and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')`,
  'receipt numbers that are not 1..n': `
    select number as id from (select number, right(number, 6)::int as n,
      row_number() over (partition by left(number, 7) order by number) as wanted from receipts) x where n <> wanted`,
  'a receipt counter ahead of the receipts': `
    select c.name as id from counters c where c.name like 'receipt-%'
      and c.value <> (select count(*) from receipts where number like 'R-' || right(c.name, 4) || '-%')`,
  'a reference counter ahead of the payments': `
    select c.name as id from counters c where c.name like 'payment-reference-%'
      and c.value <> (select count(*) from payments)`,
  'a payment without exactly one audit row that says so': `
    select p.id::text from payments p left join audit_entries a
      on a.subject_id = p.id::text and a.action = 'payment.' || p.state
    where p.state <> 'pending' group by p.id having count(a.id) <> 1`,
  'a membership paid here without exactly one audit row': `
    select m.id::text from memberships m left join audit_entries a
      on a.subject_id = m.id::text and a.action = 'membership.renewed'
    where m.payment_id is not null group by m.id having count(a.id) <> 1`,
  'a receipt without exactly one mail': `
    select r.id::text from receipts r left join outgoing_messages o
      on o.dedupe_key = 'payment-receipt:' || r.payment_id group by r.id having count(o.id) <> 1`,
}

const quiet = pino({ level: 'silent' })

/** Just enough of a process to seal and follow the audit. */
const auditorOf = (db: Db): Ctx =>
  systemCtx(
    { db, log: quiet, jobs: noJobs, clock: systemClock, ids: systemIds } as unknown as Deps,
    'auditor',
  )

async function auditBreaches(db: Db): Promise<string[]> {
  const ctx = auditorOf(db)
  while ((await sealAudit(ctx)) > 0);
  const altered = (await verifyAudit(ctx)).altered
  return altered ? [`the audit chain breaks at ${altered.seq}`] : []
}

/** What Stripe took for our payments and we do not know of, or took twice. */
async function moneyBreaches(db: Db, sandbox: SandboxProcess): Promise<string[]> {
  const { rows } = await db.execute<{ id: string; state: string; cents: number }>(
    sql`select id::text, state, amount_cents as cents from payments where method in ('card', 'sepa-debit')`,
  )
  const payments = new Map(rows.map((row) => [row.id, row]))
  const taken = new Map<string, number>()
  for (const { status, amount_received, metadata } of await sandbox.intents()) {
    const id = metadata.paymentId
    if (id !== undefined && status === 'succeeded') taken.set(id, (taken.get(id) ?? 0) + amount_received)
  }
  const breaches: string[] = []
  for (const [id, cents] of taken) {
    const payment = payments.get(id)
    if (payment?.state !== 'paid')
      breaches.push(`Stripe took ${cents} for ${id}, which is ${payment?.state} here`)
    else if (payment.cents !== cents)
      breaches.push(`Stripe took ${cents} instead of ${payment.cents} for ${id}`)
  }
  for (const { id, state } of rows)
    if (state === 'paid' && !taken.has(id)) breaches.push(`${id} is paid here and not at Stripe`)
  return breaches
}

/**
 * True when no effect waits to be carried out: the outbox is empty, mails have left, no job waits, runs or was given up.
 * @throws with what waits, for the message of a test that waited in vain.
 */
export async function isSettled(db: Db): Promise<true> {
  const { rows } = await db.execute<{ what: string }>(sql`
    select 'outbox ' || topic as what from outbox
    union all select concat_ws(' ', 'mail', o.recipient, o.last_error, 'job:', j.state, j.retry_count, j.output::text,
        j.created_on, j.started_on, j.completed_on)
      from outgoing_messages o left join jobs.job j on j.data ->> 'messageId' = o.id::text where o.state = 'queued'
    union all select concat_ws(' ', 'job', name, state, data::text, retry_count, output::text) from jobs.job
      where name in ('checkout.changed', 'message.queued') and state <> 'completed'`)
  if (rows.length > 0) throw new Error(rows.map(({ what }) => what).join('; '))
  return true
}

/** Looks for everything that must not be. @returns one line for each breach; an empty list is what is hoped for. */
export async function findBreaches(databaseUrl: string, sandbox: SandboxProcess | null): Promise<string[]> {
  const pool = createPool(databaseUrl, { max: 2 })
  const db = createDb(pool)
  try {
    const found: string[] = []
    for (const [sentence, statement] of Object.entries(statements)) {
      const { rows } = await db.execute<{ id: string }>(sql.raw(statement))
      if (rows.length > 0) found.push(`${sentence}: ${rows.map(({ id }) => id).join(', ')}`)
    }
    found.push(...(await auditBreaches(db)))
    if (sandbox) found.push(...(await moneyBreaches(db, sandbox)))
    return found
  } finally {
    await pool.end()
  }
}
