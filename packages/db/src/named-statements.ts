import type pg from 'pg'

/** Beyond so many texts the rest stays unnamed: each name costs memory on the server, once per connection. */
const MAX_NAMES = 500

/** A statement that holds this is planned at each call: for lists whose best plan hangs on the values that are searched. */
export const PLANNED_BY_VALUE = '/* planned by value */'

interface QueryConfig {
  readonly text?: string
  readonly name?: string | undefined
  readonly submit?: unknown
}

const isPlainConfig = (query: unknown): query is QueryConfig & { readonly text: string } =>
  typeof query === 'object' && query !== null && 'text' in query && !('submit' in query)

/**
 * Gives each statement that has values a name by its text, so that the server parses and plans it once per connection
 * instead of at each call: for a short read by key that is most of its cost. Texts hold placeholders, never values.
 */
export const createStatementNames = () => {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MAX_NAMES || text.includes(PLANNED_BY_VALUE)) return known
    const name = `guichet_${names.size + 1}`
    names.set(text, name)
    return name
  }
  return {
    /** From now on the statements of this connection carry names. */
    attachTo(client: pg.PoolClient): void {
      const query = client.query.bind(client) as (...args: readonly unknown[]) => unknown
      const named = (config: unknown, values: unknown, ...rest: readonly unknown[]) => {
        // A query that drizzle prepares without a name carries an empty one.
        const nameable = isPlainConfig(config) && !config.name && Array.isArray(values) && values.length > 0
        return query(nameable ? { ...config, name: nameOf(config.text) } : config, values, ...rest)
      }
      client.query = named as typeof client.query
    },
  }
}
