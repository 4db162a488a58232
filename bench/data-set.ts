import { hashPassword } from '@guichet/db/password-hash'
import pg from 'pg'

export const MEMBERS = 100_000
/** The first members have as many periods as a page of the list shows; all others have three. */
export const LONG_MEMBERS = 32
const LONG_PERIODS = 25
const PERIODS = 3
export const PASSWORD = 'Banc-d-essai-2026!'
export const BCRYPT_COST = 12
/** Members whose hash has cost 4, for the comparison of times of answer. */
export const QUICK_MEMBERS = { from: 50_001, to: 50_400 }

export const emailOf = (member: number): string => `membre${member}@bench.example`

/** Ids that grow with the number, as those of the application grow with time. */
const idOf = (kind: string, number: string) =>
  `('0190${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

const statements = (today: string): readonly (readonly [text: string, values?: readonly unknown[]])[] => [
  [
    `insert into persons (id, first_name, last_name, email, locale, search_key, created_at, updated_at)
     select ${idOf('aaaa', 'i')}, (array['Anne-Lise','Bénédicte','Cyrille','Driss','Élodie'])[1 + i % 5], 'Membre' || i,
       'membre' || i || '@bench.example', 'fr', 'membre' || i || ' membre' || i || '@bench.example', now(), now()
     from generate_series(1, ${MEMBERS}) i`,
  ],
  [
    `insert into sign_in_identifiers (identifier, kind, person_id)
     select 'membre' || i || '@bench.example', 'email', ${idOf('aaaa', 'i')} from generate_series(1, ${MEMBERS}) i`,
  ],
  [
    `insert into members (person_id, number, activity, referral_code, personal_street, personal_postcode, personal_city,
       created_at, updated_at)
     select ${idOf('aaaa', 'i')}, 1000000 + i, 'Création de bijoux', 'BENCH' || i, i || ', chemin des Mûriers', '83440',
       'Fayence', now(), now()
     from generate_series(1, ${MEMBERS}) i`,
  ],
  [
    `insert into memberships (id, person_id, type_id, starts_on, ends_on, renewed_on, amount_cents, paid_on,
       payment_method, created_at)
     select ${idOf('bbbb', 'i * 100 + k')}, ${idOf('aaaa', 'i')}, t.id, p.starts_on,
       (p.starts_on + interval '1 year' - interval '1 day')::date,
       case when k > 0 then (p.starts_on + interval '1 year')::date end, t.amount_cents, p.starts_on, 'card', now()
     from generate_series(1, ${MEMBERS}) i
     cross join lateral generate_series(0, case when i <= ${LONG_MEMBERS} then ${LONG_PERIODS} else ${PERIODS} end - 1) k
     cross join lateral (select (date_trunc('month', $1::date) - make_interval(years => k))::date as starts_on) p
     cross join (select id, amount_cents from membership_types where offered order by rank, code limit 1) t`,
    [today],
  ],
]

const credentials = `insert into credentials (person_id, password_hash, changed_at)
  select ${idOf('aaaa', 'i')}, case when i between ${QUICK_MEMBERS.from} and ${QUICK_MEMBERS.to} then $2 else $1 end, now()
  from generate_series(1, ${MEMBERS}) i`

const tables = ['persons', 'sign_in_identifiers', 'members', 'memberships', 'credentials']

/** Puts 100,000 members with their periods beside the demo; does nothing when they are there. */
export const loadDataSet = async (databaseUrl: string, pepper: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const found = await client.query('select 1 from persons where email = $1', [emailOf(MEMBERS)])
    if (found.rowCount) return
    const [hash, quickHash] = await Promise.all([
      hashPassword(PASSWORD, pepper, BCRYPT_COST),
      hashPassword(PASSWORD, pepper, 4),
    ])
    const today = new Date().toISOString().slice(0, 10)
    await client.query('begin')
    for (const [text, values] of statements(today)) await client.query(text, [...(values ?? [])])
    await client.query(credentials, [hash, quickHash])
    await client.query('commit')
    await client.query(`vacuum (analyze) ${tables.join(', ')}`)
  } finally {
    await client.end()
  }
}
