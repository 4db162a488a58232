import { members, memberships } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What a receipt says of the payer besides the name. */
export async function readHolder({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      number: members.number,
      siret: members.siret,
      street: members.personalStreet,
      complement: members.personalComplement,
      postcode: members.personalPostcode,
      city: members.personalCity,
    })
    .from(members)
    .where(eq(members.personId, personId))
  const town = [row?.postcode, row?.city].filter(Boolean).join(' ')
  return {
    memberNumber: row ? String(row.number) : '',
    siret: row?.siret ?? null,
    addressLines: [row?.street, row?.complement, town].filter((line): line is string => Boolean(line)),
  }
}

/** The period that a payment paid, if it paid one. */
export async function readPaidPeriod({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({ startsOn: memberships.startsOn, endsOn: memberships.endsOn })
    .from(memberships)
    .where(eq(memberships.paymentId, paymentId))
  return row ?? null
}
