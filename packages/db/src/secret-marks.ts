import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { createDb, createPool } from './connect.ts'
import { secretMarks } from './schema/index.ts'

/** Says nothing of the secret, which is random and long. */
const markOf = (name: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`guichet secret mark ${name}`).digest()

/**
 * Compares the secrets with those that this migrated database was first started with; one that it has not seen is noted.
 * @returns the names of those that are others.
 */
export const findOtherSecrets = async (
  url: string,
  secrets: Readonly<Record<string, string>>,
): Promise<readonly string[]> => {
  const pool = createPool(url, { max: 1 })
  try {
    const db = createDb(pool)
    const marks = Object.entries(secrets).map(([name, secret]) => ({ name, mark: markOf(name, secret) }))
    await db
      .insert(secretMarks)
      .values(marks.map((row) => ({ ...row, createdAt: sql`now()` })))
      .onConflictDoNothing()
    const noted = await db.select({ name: secretMarks.name, mark: secretMarks.mark }).from(secretMarks)
    return marks
      .filter(({ name, mark }) => noted.some((row) => row.name === name && !timingSafeEqual(row.mark, mark)))
      .map(({ name }) => name)
  } finally {
    await pool.end()
  }
}
