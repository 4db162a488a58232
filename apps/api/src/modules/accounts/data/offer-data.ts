import { tariffs } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

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
