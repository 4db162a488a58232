import type { Pool } from '@guichet/db'

const listeners = new WeakMap<object, { texts: string[] | null }>()

type Query = (...args: readonly unknown[]) => unknown
const textOf = (config: unknown): string =>
  typeof config === 'object' && config !== null && 'text' in config ? String(config.text) : String(config)

/** Listens to every connection that the pool lends from now on. */
function listenerOf(pool: Pool): { texts: string[] | null } {
  const known = listeners.get(pool)
  if (known) return known
  const listener: { texts: string[] | null } = { texts: null }
  const heard = new WeakSet<object>()
  pool.on('acquire', (client) => {
    if (heard.has(client)) return
    heard.add(client)
    const query = client.query.bind(client) as Query
    client.query = ((...args: readonly unknown[]) => {
      listener.texts?.push(textOf(args[0]))
      return query(...args)
    }) as typeof client.query
  })
  listeners.set(pool, listener)
  return listener
}

/** SQL statements that `work` sends through the pool, those that open and end transactions included. */
export async function statementsOf(pool: Pool, work: () => Promise<unknown>): Promise<readonly string[]> {
  const listener = listenerOf(pool)
  const texts: string[] = []
  listener.texts = texts
  try {
    await work()
  } finally {
    listener.texts = null
  }
  return texts
}
