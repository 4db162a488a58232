import pg from 'pg'
import { errorCode } from './cluster/errors.ts'
import { STAFF, staffAddress } from './seed/data/logins.ts'

const oldestServer = 160_000

const reason = (error: unknown, url: URL): string => {
  const where = `${url.hostname}:${url.port || '5432'}`
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
      return `no PostgreSQL answers at ${where}: start it, or correct the host and port`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the host ${url.hostname} is not known: correct its name`
    case '28P01':
      return `PostgreSQL at ${where} refused the password of “${url.username}”: correct user and password`
    case '28000':
      return `PostgreSQL at ${where} refused the user “${url.username}”: correct the user, or allow it in pg_hba.conf`
    case '3D000':
      return `the database “${url.pathname.slice(1)}” does not exist on ${where}: create it, or correct its name`
    case '53300':
      return `PostgreSQL at ${where} has no connection left: raise its max_connections`
    case '57P03':
      return `PostgreSQL at ${where} is still starting: try again in a moment`
    default:
      return `PostgreSQL at ${where} cannot be used (${error instanceof Error ? error.message : String(error)})`
  }
}

const withClient = async <T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await act(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Why the database at this address cannot be used, as the rest of a sentence without its full stop; undefined when it can. */
export const serverProblem = async (text: string): Promise<string | undefined> => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    return 'it is not an address of the form postgres://user:password@host:5432/database'
  }
  try {
    return await withClient(text, async (client) => {
      const { rows } = await client.query<{ version: number; name: string; create: boolean }>(
        `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
                has_database_privilege(current_database(), 'CREATE') AS create`,
      )
      const [server] = rows
      if (server && server.version < oldestServer) {
        return `PostgreSQL ${server.name} is too old: use version 16 or later`
      }
      if (server && !server.create) {
        return `“${url.username}” may not create schemas in ${url.pathname.slice(1)}: grant CREATE on that database`
      }
      return undefined
    })
  } catch (error) {
    return reason(error, url)
  }
}

/** What a database holds: nobody yet, the invented people of the demo, or those of a real installation. */
export type Holding = 'nobody' | 'demo' | 'people'

/** Looks only, also before the migrations: a database without tables holds nobody. */
export const readHolding = (url: string): Promise<Holding> =>
  withClient(url, async (client) => {
    const table = await client.query<{ found: boolean }>(`SELECT to_regclass('persons') IS NOT NULL AS found`)
    if (table.rows[0]?.found !== true) return 'nobody'
    const { rows } = await client.query<{ anybody: boolean; demo: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM persons) AS anybody,
              EXISTS (SELECT 1 FROM persons WHERE email = ANY($1)) AS demo`,
      [STAFF.map(({ role }) => staffAddress(role))],
    )
    if (rows[0]?.demo) return 'demo'
    return rows[0]?.anybody ? 'people' : 'nobody'
  })
