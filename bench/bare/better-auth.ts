import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { fromNodeHeaders } from 'better-auth/node'
import Fastify from 'fastify'
import pg from 'pg'
import { answerMessages } from './answer.ts'

/** Where better-auth keeps its tables, beside those of the throw-away portal in the same database. */
const SCHEMA = 'better_auth_bench'
const connectionString = process.env.DATABASE_URL ?? ''
const PASSWORD = 'Azur-Lavande-2026!'

const admin = new pg.Client({ connectionString })
await admin.connect()
await admin.query(`drop schema if exists ${SCHEMA} cascade`)
await admin.query(`create schema ${SCHEMA}`)
await admin.end()

const pool = new pg.Pool({
  connectionString,
  max: Number(process.env.DATABASE_POOL_MAX ?? 10),
  options: `-c search_path=${SCHEMA}`,
})
const options = {
  ...{ database: pool, baseURL: 'http://127.0.0.1', secret: 'a-secret-of-the-benchmark-and-of-nothing-else' },
  ...{ emailAndPassword: { enabled: true }, rateLimit: { enabled: false }, telemetry: { enabled: false } },
}
const auth = betterAuth(options)
await (await getMigrations(options)).runMigrations()

const app = Fastify()
app.get('/session', async (request, reply) => {
  const session = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) })
  return session ?? reply.code(401).send({})
})
const url = await app.listen({ port: 0, host: '127.0.0.1' })

/** Somebody signed up, and in: the cookies of the session. */
async function signUp(number: number): Promise<string> {
  const { headers } = await auth.api.signUpEmail({
    body: { email: `somebody${number}@bench.example`, password: PASSWORD, name: 'Somebody Else' },
    returnHeaders: true,
  })
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

answerMessages(async ({ people }: { readonly people: number }) => {
  const cookies: string[] = []
  for (let number = 0; number < people; number++) cookies.push(await signUp(number))
  return { url, cookies }
})
