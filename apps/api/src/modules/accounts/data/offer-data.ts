import { accounts, tariffs } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Whether an account of any state has this login. */
export async function isLoginTaken({ db }: Ctx, login: string): Promise<boolean> {
  const rows = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.login, login))
  return rows.length > 0
}

/** Net price of the mailbox of a secondary account for a month, on a day; null when there is none. */
export async function findMailboxPrice({ db }: Ctx, day: LocalDate) {
  const [row] = await db
    .select({ netCents: tariffs.amountCents, vatRateBps: tariffs.vatRateBps })
    .from(tariffs)
    .where(
      and(
        eq(tariffs.item, 'secondary-mailbox'),
        lte(tariffs.startsOn, day),
        or(isNull(tariffs.endsOn), gte(tariffs.endsOn, day)),
      ),
    )
  return row ?? null
}
