import { mailingRecipients, mailings, persons } from '@guichet/db/schema'
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** The places of a person in mailings that are not sent to the end, whose mail is not on its way. */
export const readUnsent = ({ db }: Ctx, personId: string) =>
  db
    .select({
      id: mailingRecipients.id,
      mailingId: mailingRecipients.mailingId,
      address: persons.email,
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .innerJoin(persons, eq(persons.id, mailingRecipients.personId))
    .where(
      and(
        eq(mailingRecipients.personId, personId),
        inArray(mailings.state, ['sending', 'stopped']),
        isNull(mailingRecipients.queuedAt),
      ),
    )
    .orderBy(asc(mailingRecipients.id))
export type UnsentPlace = Awaited<ReturnType<typeof readUnsent>>[number]

/** Whose mail of the mailing goes to an address already, but for this place. */
export async function findLead({ db }: Ctx, { id, mailingId, address }: UnsentPlace): Promise<string | null> {
  const [row] = await db
    .select({ id: mailingRecipients.id })
    .from(mailingRecipients)
    .where(
      and(
        eq(mailingRecipients.mailingId, mailingId),
        eq(mailingRecipients.address, address),
        isNull(mailingRecipients.sharedWithId),
        ne(mailingRecipients.id, id),
      ),
    )
  return row?.id ?? null
}

export const movePlace = ({ db }: Ctx, { id, address }: UnsentPlace, leadId: string | null) =>
  db.update(mailingRecipients).set({ address, sharedWithId: leadId }).where(eq(mailingRecipients.id, id))

/** Whoever read the mail of a place has it sent to himself; the others read it with him. */
export async function handOver({ db }: Ctx, fromId: string): Promise<void> {
  const [heir, ...others] = await db
    .select({ id: mailingRecipients.id })
    .from(mailingRecipients)
    .where(eq(mailingRecipients.sharedWithId, fromId))
    .orderBy(asc(mailingRecipients.id))
  if (!heir) return
  await db.update(mailingRecipients).set({ sharedWithId: null }).where(eq(mailingRecipients.id, heir.id))
  if (others.length === 0) return
  const ids = others.map(({ id }) => id)
  await db.update(mailingRecipients).set({ sharedWithId: heir.id }).where(inArray(mailingRecipients.id, ids))
}
