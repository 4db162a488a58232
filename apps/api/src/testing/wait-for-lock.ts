import type { Pool } from '@guichet/db'

const MOST_TRIES = 5000

/** Until a statement on this database waits for a lock. @throws when none does. */
export async function waitForLock(pool: Pool): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { rowCount } = await pool.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
    if (rowCount) return
  }
  throw new Error('nothing waits for a lock')
}
