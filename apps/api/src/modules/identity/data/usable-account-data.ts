import { sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

interface Row {
  [column: string]: unknown
  id: string
  parent_id: string | null
  state: string
  is_own: boolean
}

/** How many accounts a session hangs on, and how many of them are in use. */
export interface HeldAccounts {
  readonly own: number
  readonly open: number
}

/**
 * The accounts on which a session hangs, each with the primary above it: that whose login was typed, else all those of a
 * person who is neither member nor staff. They are held against a closing until the transaction ends, primaries first.
 */
export async function holdAccounts(
  { db }: Ctx,
  personId: string,
  accountId: string | null,
): Promise<HeldAccounts> {
  const own =
    accountId === null
      ? sql`select ap.account_id from account_persons ap join persons p on p.id = ap.person_id
          where ap.person_id = ${personId} and p.staff_role is null
            and not exists (select 1 from members m where m.person_id = p.id)`
      : sql`select ${accountId}::uuid`
  const { rows } = await db.execute<Row>(sql`
    select a.id, a.parent_id, a.state, a.id in (${own}) as is_own from accounts a
    where a.id in (${own}) or a.id in (select s.parent_id from accounts s where s.id in (${own}))
    order by a.parent_id nulls first, a.id for share of a`)
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  const isOpen = (id: string | null) => id === null || states.get(id) === 'open'
  const owned = rows.filter(({ is_own: isOwn }) => isOwn)
  return { own: owned.length, open: owned.filter((row) => isOpen(row.id) && isOpen(row.parent_id)).length }
}
