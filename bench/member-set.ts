import pg from 'pg'

/** Members in all, once `loadMembers` has added those that the other scenarios do without. */
export const ALL_MEMBERS = 1_000_000
const FIRST = 200_001

const array = (words: string) =>
  `(array[${words
    .split(' ')
    .map((word) => `'${word}'`)
    .join(',')}])`
const FIRST_NAMES = array(
  'Anne Bénédicte Cyrille Driss Élodie Farid Gaëlle Hélène Inès Jérôme Karim Lætitia Maëlys Noémie Océane Paul Quentin Raphaëlle Sébastien Théo Ulysse Valérie Wilfried Xavier Yasmine Zoé',
)
// 40 × 18 × 24 family names.
const STARTS = array(
  'Bar Bel Ber Bou Bru Car Cha Che Clé Cor Cou Dau Del Des Du Fau Fer Fou Gar Gau Gué Hé Jou La Le Lu Mar Mer Mon Mou Pé Per Poi Ra Re Ri Rou Sau Ta Vé',
)
const MIDDLES = array('bi cha de fe ga li lle mi na no pi qui ra ri ssa ti va ve')
const ENDS = array(
  'aud ault bert chet din eau fort gnon gué lard let lier llon mand nard neau net nnec rand rd ron ssier tel ton',
)

/** The SQL of search keys: as the application folds names. */
const folded = (text: string) => `translate(lower(${text}), 'éèêëàâäïîôöùûüç', 'eeeeaaaiioouuuc')`

const names = `lateral (select ${FIRST_NAMES}[1 + n % 26] as first,
    ${STARTS}[1 + (n * 7919) % 40] || ${MIDDLES}[1 + (n * 104729 / 40) % 18] || ${ENDS}[1 + (n * 1299709 / 720) % 24] as last
    offset 0) w`
const id = `('0190cccc-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
const numbers = `generate_series(${FIRST}::bigint, ${FIRST + ALL_MEMBERS - 100_000 - 1}::bigint) n`

const statements = [
  `insert into persons (id, first_name, last_name, email, locale, search_key, created_at, updated_at)
   select ${id}, w.first, w.last, 'm' || n || '@bench.example', 'fr',
     ${folded(`w.first || ' ' || w.last`)} || ' m' || n || '@bench.example ' || (2000000 + n), now(), now()
   from ${numbers}, ${names}`,
  `insert into members (person_id, number, activity, referral_code, siret, personal_street, personal_postcode, personal_city,
     created_at, updated_at)
   select ${id}, 2000000 + n, 'Création de bijoux', 'BM' || n, lpad(n::text, 14, '0'), n || ', chemin des Mûriers', '83440',
     'Fayence', now(), now() from ${numbers}`,
  `insert into memberships (id, person_id, type_id, starts_on, ends_on, amount_cents, paid_on, payment_method, created_at)
   select ${id}, ${id}, t.id, current_date - (n % 700)::int, current_date - (n % 700)::int + 364, t.amount_cents,
     current_date - (n % 700)::int, 'card', now()
   from ${numbers}, (select id, amount_cents from membership_types where offered order by rank, code limit 1) t`,
]

const tables = ['persons', 'members', 'memberships']
/** Made anew after the rows, in one go each: a fraction of the time. Keys and constraints stay. */
const laterIndexes = `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i where i.indrelid = any($1::regclass[]) and not i.indisunique
    and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`

/** Fills up to a million members; does nothing when they are there. */
export const loadMembers = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const found = await client.query('select 1 from persons where email = $1', [`m${FIRST}@bench.example`])
    if (found.rowCount) return
    const { rows } = await client.query<{ name: string; definition: string }>(laterIndexes, [tables])
    await client.query('begin')
    // Whoever reads these tables waits until the end: a job that waits too long is tried again.
    // Neither triggers nor foreign keys: they cost more than the rows.
    await client.query(`set local session_replication_role = replica`)
    await client.query(`set local maintenance_work_mem = '256MB'`)
    for (const { name } of rows) await client.query(`drop index ${name}`)
    for (const text of statements) await client.query(text)
    for (const { definition } of rows) await client.query(definition)
    await client.query('commit')
    await client.query(`vacuum (analyze) ${tables.join(', ')}`)
  } finally {
    await client.end()
  }
}
