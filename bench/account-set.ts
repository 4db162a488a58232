import pg from 'pg'

/** The two primaries that are measured, and how many of the million accounts are under each. */
export const LARGE = { login: 'banc', secondaries: 100_000, member: 1 } as const
export const SMALL = { login: 'bancpetit', secondaries: 10_000, member: 2 } as const
const OTHERS = 890
const PER_OTHER = 1_000

const columns = `id, file_number, login, parent_id, profile_code, account_type, portal, state, siret, company_name, company_key,
  responsible_name, responsible_key, search_key, has_mailbox, mailbox_quota, created_on, created_at, updated_at`

/** `offset 0`: worked out once for each row, however often it is named. */
const words = `lateral (select (array['atelier','garage','studio','zinc','maison','jardin','cabinet','salon'])[1 + n % 8] || ' '
    || substr(md5(n::text), 1, 6) as company, (array['Anne','Benoît','Chloé','Driss','Élodie'])[1 + n % 5] as first,
    'Martin' || n % 997 as last offset 0) w`

const FIRST = 2_000_000
const FIRST_SECONDARY = FIRST + 1_000

const primaries = `insert into accounts (${columns})
  select uuidv7(), n, login, null, 'principal', 'company', 'GUICHET', 'open', lpad(n::text, 14, '0'), w.company,
    w.company, w.first || ' ' || w.last, lower(w.last), lower(login || ' ' || w.company), true, 100000, current_date, now(), now()
  from (select n, case n when ${FIRST} then '${LARGE.login}' when ${FIRST + 1} then '${SMALL.login}' else 'autre' || n end as login
    from generate_series(${FIRST}, ${FIRST + 1 + OTHERS}) n) p, ${words}`

/** Under each primary its own number of them, numbered one after the other. */
const secondaries = `insert into accounts (${columns})
  select uuidv7(), n, 'cs' || n || '.' || p.login, p.id, p.profile_code,
    (array['company','company','oga','accountant','other'])[1 + n % 5], 'GUICHET',
    (array['open','open','open','closed','approved','requested'])[1 + n % 6], lpad(n::text, 14, '0'), w.company, w.company,
    w.first || ' ' || w.last, lower(w.last), 'cs' || n || '.' || p.login || ' ' || w.company || ' ' || lower(w.last), n % 3 = 0, 0,
    current_date - n % 2000, now(), now()
  from (select id, login, profile_code, count, sum(count) over (order by file_number)::int - count as before
    from accounts, lateral (select case login when '${LARGE.login}' then ${LARGE.secondaries}
      when '${SMALL.login}' then ${SMALL.secondaries} else ${PER_OTHER} end as count) c
    where file_number between ${FIRST} and ${FIRST + 1 + OTHERS}) p,
    generate_series(${FIRST_SECONDARY} + before, ${FIRST_SECONDARY - 1} + before + count) n, ${words}`

const holder = ({
  login,
  member,
}: {
  readonly login: string
  readonly member: number
}) => `insert into account_persons
    (account_id, person_id, role, rights, created_at)
  select a.id, p.id, 'holder', array['identity','options','billing','secondaries'], now() from accounts a, persons p
  where a.login = '${login}' and p.email = 'membre${member}@bench.example'`

const details = `insert into account_details (account_id, last_name, first_name, country, email)
  select id, 'Martin', 'Anne', 'FR', 'banc@bench.example' from accounts where login in ('${LARGE.login}', '${SMALL.login}')`

const statements = [primaries, secondaries, holder(LARGE), holder(SMALL), details]

/** Made anew after the rows, in one go each: a fraction of the time. The primary key stays, foreign keys hang on it. */
const laterIndexes = `select indexname as name, indexdef as definition from pg_indexes
  where tablename = 'accounts' and indexname <> 'accounts_pkey'`

/** Puts a million accounts beside the demo; does nothing when they are there. */
export const loadAccounts = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const found = await client.query('select 1 from accounts where login = $1', [LARGE.login])
    if (found.rowCount) return
    const { rows } = await client.query<{ name: string; definition: string }>(laterIndexes)
    await client.query('begin')
    // Whoever reads these tables waits until the end: a job that waits too long is tried again.
    // Neither triggers nor foreign keys: they cost more than the rows.
    await client.query(`set local session_replication_role = replica`)
    await client.query(`set local maintenance_work_mem = '256MB'`)
    for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`)
    for (const text of statements) await client.query(text)
    for (const { definition } of rows) await client.query(definition)
    await client.query('commit')
    await client.query('vacuum (analyze) accounts')
  } finally {
    await client.end()
  }
}
