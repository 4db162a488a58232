import { createReadStream } from 'node:fs'
import Fastify from 'fastify'
import pg from 'pg'
import { answerMessages } from './answer.ts'

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_MAX ?? 10),
})
const app = Fastify()

const personById = `select id, first_name, last_name, email, phone, locale, staff_role, search_key, last_sign_in_at,
  created_at, updated_at from persons where id = $1`

/** The rows of the list as the portal shows them. */
const membershipsOf = `select m.id, m.starts_on::text, m.ends_on::text, m.renewed_on::text, m.amount_cents, t.id as type_id,
    t.code as type_code, t.label_fr as type_label, p.name as partner_name, m.paid_on::text, m.payment_method,
    m.management_tool, m.management_tool_since::text
  from memberships m join membership_types t on t.id = m.type_id left join partners p on p.id = m.partner_id
  where m.person_id = $1 order by m.starts_on desc, m.id desc limit 25`

/** A page of secondary accounts, two filters and a sort, with how many there are up to 10,000: the statement of the portal. */
const secondariesOf = `select id, parent_id, file_number, login, account_type, siret, company_name, responsible_name, test, state,
    has_mailbox, version, created_on::text, company_key, responsible_key,
    (select count(*)::int from (select 1 from accounts where parent_id = $1 and state = $2 and has_mailbox = $3 limit 10001) found) as total
  from accounts where parent_id = $1 and state = $2 and has_mailbox = $3 order by company_key, id limit 11`

app.get<{ Params: { id: string } }>('/persons/:id', async ({ params }) => {
  const { rows } = await pool.query(personById, [params.id])
  return rows[0]
})
app.get<{ Params: { id: string } }>('/persons/:id/memberships', async ({ params }) => {
  const { rows } = await pool.query(membershipsOf, [params.id])
  return { items: rows }
})
app.get<{ Params: { id: string } }>('/accounts/:id/secondary-accounts', async ({ params }) => {
  const { rows } = await pool.query(secondariesOf, [params.id, 'open', true])
  return { items: rows, total: rows[0]?.total }
})

const plainFile = process.env.PLAIN_FILE ?? ''
app.get('/file', (_request, reply) => reply.type('application/pdf').send(createReadStream(plainFile)))

const url = await app.listen({ port: 0, host: '127.0.0.1' })
answerMessages(async () => ({ url }))
