import { MODULES, type Module } from '@guichet/domain/modules'
import type { StaffRole } from '@guichet/domain/rights'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'

const TOUCH_MS = 60_000

interface Period {
  readonly id: string
  readonly startsOn: string
  readonly endsOn: string
}

/** What one look-up per request tells of a session: whether it holds, who it is, and what every page shows. */
export interface SessionFacts {
  readonly sessionId: string
  readonly personId: string
  readonly remembered: boolean
  readonly lastSeenAt: Date
  readonly endsAt: Date
  readonly previousSignInAt: Date | null
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly locale: 'fr' | 'en'
  readonly staffRole: StaffRole | null
  /** New terms wait to be accepted. */
  readonly owesTerms: boolean
  /** Staff without a second factor. */
  readonly needsFactor: boolean
  readonly isMember: boolean
  /** Whether the person is on some account. */
  readonly hasAccounts: boolean
  /** Whether the person has a file of declarant. */
  readonly isDeclarant: boolean
  /** Whether files of others are opened to the person, or wait to be, or a firm has or invites the person. */
  readonly hasFiles: boolean
  /** The parts of the portal that are switched on. */
  readonly modules: readonly Module[]
  /** The latest periods, the latest first. */
  readonly periods: readonly Period[]
}

interface Row {
  [column: string]: unknown
  remembered: boolean
  last_seen_ms: number
  ends_ms: number
  previous_ms: number | null
  person_id: string
  first_name: string
  last_name: string
  email: string
  locale: 'fr' | 'en'
  staff_role: StaffRole | null
  needs_factor: boolean
  owes_terms: boolean
  is_member: boolean
  has_accounts: boolean
  is_declarant: boolean
  has_files: boolean
  modules: string
  periods: string | null
}

/**
 * Whether there is such a row, by one look into an index for each person. `exists` might be answered by reading the whole
 * table first, which is good for many persons and bad for the few of one moment.
 */
const has = (rows: string) => `(select true from ${rows} limit 1) is not null`

const personColumns = `p.id as person_id, p.first_name, p.last_name, p.email, p.locale, p.staff_role,
  case when p.staff_role is null then false else not (${has('totp_factors f where f.person_id = p.id')}
    or ${has('passkeys k where k.person_id = p.id')}) end as needs_factor,
  m.person_id is not null as is_member,
  ${has('account_persons ap where ap.person_id = p.id')} as has_accounts,
  ${has('declarants dc where dc.person_id = p.id')} as is_declarant,
  (${has('delegations d where d.third_id = p.id')}
    or ${has("delegations d where d.state = 'invited' and d.email = p.email")}
    or ${has("firm_members f where f.person_id = p.id and f.state = 'active'")}
    or ${has("firm_members f where f.state = 'invited' and f.email = p.email")}) as has_files,
  coalesce((select array_to_string(o.modules, ' ') from organisation_settings o where o.id = 1),
    'membership accounts declarations') as modules,
  (select string_agg(x.id || ' ' || x.starts_on || ' ' || x.ends_on, ',') from (select id, starts_on, ends_on
    from memberships where person_id = p.id order by starts_on desc limit 5) x) as periods`

const member = 'left join members m on m.person_id = p.id'

/** Milliseconds of an instant, whatever time zone the connection has. */
const ms = (column: string) => `date_part('epoch', ${column}) * 1000`

const toModules = (modules: string): readonly Module[] => {
  const on = modules.split(' ')
  return MODULES.filter((module) => on.includes(module))
}

/** One value instead of a line for each period: reading lines is most of what this look-up costs. */
const toPeriods = (periods: string | null): readonly Period[] =>
  (periods?.split(',') ?? [])
    .map((period) => {
      const [id = '', startsOn = '', endsOn = ''] = period.split(' ')
      return { id, startsOn, endsOn }
    })
    .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))

const toFacts = (row: Row, sessionId: string): SessionFacts => ({
  sessionId,
  personId: row.person_id,
  remembered: row.remembered,
  lastSeenAt: new Date(row.last_seen_ms),
  endsAt: new Date(row.ends_ms),
  previousSignInAt: row.previous_ms === null ? null : new Date(row.previous_ms),
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  locale: row.locale,
  staffRole: row.staff_role,
  needsFactor: row.needs_factor,
  owesTerms: row.owes_terms,
  isMember: row.is_member,
  hasAccounts: row.has_accounts,
  isDeclarant: row.is_declarant,
  hasFiles: row.has_files,
  modules: toModules(row.modules),
  periods: toPeriods(row.periods),
})

const SESSIONS = `select s.id, s.remembered, s.owes_terms, ${ms('s.last_seen_at')} as last_seen_ms,
    ${ms('s.ends_at')} as ends_ms, ${ms('s.previous_sign_in_at')} as previous_ms, ${personColumns}
  from sessions s join persons p on p.id = s.person_id ${member}
  where s.revoked_at is null and s.id`

/*
 * These two are asked for each request: their texts are put together once, and given to the driver as they are. The ids are
 * selected, so that the plan does not hang on how many they are: with few, PostgreSQL would plan the statement anew at each
 * call, which takes ten times as long as running it.
 */
const SESSIONS_BY_IDS = { text: `${SESSIONS} = any(array(select unnest($1::uuid[])))` }
const KEYS_BY_HASHES = {
  text: `select encode(k.key_hash, 'hex') as hash, k.id as key_id, k.scopes, k.networks,
      k.limit_per_minute, ${ms('k.expires_at')} as key_ends_ms,
      ${ms('k.last_used_at')} as last_used_ms, true as remembered, false as owes_terms,
      ${ms('k.created_at')} as last_seen_ms, null::float8 as previous_ms,
      ${ms("coalesce(k.expires_at, k.created_at + interval '100 years')")} as ends_ms, ${personColumns}
    from api_keys k join persons p on p.id = k.person_id ${member}
    where k.key_hash = any(array(select decode(unnest($1::text[]), 'hex'))) and k.revoked_at is null and k.held_at is null`,
}

/** The sessions among these that are not revoked, by id. One statement by primary key, whatever their number. */
export async function readSessionFacts(
  { pool }: Pick<Deps, 'pool'>,
  sessionIds: readonly string[],
): Promise<Map<string, SessionFacts>> {
  const { rows } = await pool.query<Row & { id: string }>(SESSIONS_BY_IDS, [sessionIds])
  return new Map(rows.map((row) => [row.id, toFacts(row, row.id)]))
}

/** A session that is not revoked, or null. */
export async function findSessionFacts(
  { db }: Pick<Ctx, 'db'>,
  sessionId: string,
): Promise<SessionFacts | null> {
  const { rows } = await db.execute<Row>(sql`${sql.raw(SESSIONS)} = ${sessionId}`)
  const [row] = rows
  return row ? toFacts(row, sessionId) : null
}

/** What every page shows of a person in whose file somebody else acts. */
export async function findPersonFacts(
  { db }: Pick<Ctx, 'db'>,
  personId: string,
): Promise<SessionFacts | null> {
  const { rows } = await db.execute<Row>(sql`
    select true as remembered, false as owes_terms, 0 as last_seen_ms, 0 as ends_ms, null::float8 as previous_ms,
      ${sql.raw(personColumns)}
    from persons p ${sql.raw(member)} where p.id = ${personId}`)
  const [row] = rows
  return row ? toFacts(row, '') : null
}

/** The same of a program's key, with what limits it. */
export interface KeyFacts extends SessionFacts {
  readonly keyId: string
  readonly scopes: readonly string[]
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly limitPerMinute: number | null
  readonly networks: readonly string[]
}

interface KeyColumns extends Row {
  hash: string
  key_id: string
  scopes: string[]
  key_ends_ms: number | null
  last_used_ms: number | null
  limit_per_minute: number | null
  networks: string[]
}

/** The keys among these that are not revoked, by their SHA-256 in hexadecimal. One statement, whatever their number. */
export async function readKeyFacts(
  { pool }: Pick<Deps, 'pool'>,
  hashes: readonly string[],
): Promise<Map<string, KeyFacts>> {
  const { rows } = await pool.query<KeyColumns>(KEYS_BY_HASHES, [hashes])
  return new Map(
    rows.map((row) => [
      row.hash,
      {
        ...toFacts(row, row.key_id),
        keyId: row.key_id,
        scopes: row.scopes,
        expiresAt: row.key_ends_ms === null ? null : new Date(row.key_ends_ms),
        lastUsedAt: row.last_used_ms === null ? null : new Date(row.last_used_ms),
        limitPerMinute: row.limit_per_minute,
        networks: row.networks,
      },
    ]),
  )
}

/** Notes that the session is in use; at most once a minute. */
export const touchSession = async ({ db }: Pick<Ctx, 'db'>, sessionId: string, now: Date): Promise<void> => {
  await db.execute(sql`update sessions set last_seen_at = ${now.toISOString()}
    where id = ${sessionId} and last_seen_at < ${new Date(now.getTime() - TOUCH_MS).toISOString()}`)
}

/** Notes when and from where a key was used; at most once a minute. */
export const touchKey = async (
  { db }: Pick<Ctx, 'db'>,
  keyId: string,
  { now, ip }: { readonly now: Date; readonly ip: string },
): Promise<void> => {
  await db.execute(sql`update api_keys set last_used_at = ${now.toISOString()}, last_used_ip = ${ip}
    where id = ${keyId}
      and (last_used_at is null or last_used_at < ${new Date(now.getTime() - TOUCH_MS).toISOString()})`)
}
