import { delegations, firmMembers, firms, persons } from '@guichet/db/schema'
import { and, eq, gte, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** A firm as far as files are concerned. */
export interface SharingFirm {
  readonly id: string
  readonly name: string
}

/**
 * The firm in which a person is, who is held until the transaction ends: whoever enters or leaves a firm holds the person
 * too, so that no file stays bound to a firm that was left meanwhile. The person is held before any of the files.
 */
export async function holdFirmOf({ db }: Ctx, personId: string): Promise<SharingFirm | null> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('no key update')
  const [row] = await db
    .select({ id: firms.id, name: firms.name })
    .from(firmMembers)
    .innerJoin(firms, eq(firms.id, firmMembers.firmId))
    .where(and(eq(firmMembers.personId, personId), eq(firmMembers.state, 'active')))
  return row ?? null
}

/** The firm of the third party of a file, who is held; the file is not. */
export async function holdFirmOfFile(ctx: Ctx, id: string, ownerId: string): Promise<SharingFirm | null> {
  const [row] = await ctx.db
    .select({ thirdId: delegations.thirdId })
    .from(delegations)
    .where(and(eq(delegations.id, id), eq(delegations.ownerId, ownerId)))
  return row?.thirdId ? holdFirmOf(ctx, row.thirdId) : null
}

/** Binds the files that a person has with consent to colleagues to a firm; answers those that are newly bound. */
export const bindFiles = ({ db, clock }: Ctx, thirdId: string, firmId: string) =>
  db
    .update(delegations)
    .set({ firmId, version: sql`${delegations.version} + 1` })
    .where(
      and(
        eq(delegations.thirdId, thirdId),
        eq(delegations.state, 'active'),
        delegations.colleagues,
        gte(delegations.endsOn, clock.today()),
        or(isNull(delegations.firmId), ne(delegations.firmId, firmId)),
      ),
    )
    .returning({ id: delegations.id, ownerId: sql<string>`${delegations.ownerId}` })

/** Looses the files of a person from whatever firm they are bound to; answers which they were. */
export const looseFiles = ({ db }: Ctx, thirdId: string) =>
  db
    .update(delegations)
    .set({ firmId: null, version: sql`${delegations.version} + 1` })
    .where(and(eq(delegations.thirdId, thirdId), isNotNull(delegations.firmId)))
    .returning({ id: delegations.id, endsOn: sql<string>`${delegations.endsOn}::text` })

/** Whom to tell that a file was opened to a firm, or taken from it: its member, with the terms. */
export const readOwnersOf = ({ db }: Ctx, ids: readonly string[]) =>
  db
    .select({
      id: delegations.id,
      rights: delegations.rights,
      endsOn: delegations.endsOn,
      personId: persons.id,
      firstName: persons.firstName,
      email: persons.email,
      locale: persons.locale,
    })
    .from(delegations)
    .innerJoin(persons, eq(persons.id, delegations.ownerId))
    .where(sql`${delegations.id} = any(${sql.param([...ids])}::uuid[])`)
