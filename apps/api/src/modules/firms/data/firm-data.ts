import { firmMembers, firms, persons } from '@guichet/db/schema'
import type { FirmRole } from '@guichet/domain/firm'
import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx, Locale } from '../../../ctx.ts'

const inviter = alias(persons, 'inviter')

/** The firm in which a person is, and the place that the person has there. */
export async function findPlace({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      id: firmMembers.id,
      firmId: firms.id,
      role: firmMembers.role,
      firmName: firms.name,
      firmVersion: firms.version,
      firmCreatedAt: firms.createdAt,
    })
    .from(firmMembers)
    .innerJoin(firms, eq(firms.id, firmMembers.firmId))
    .where(and(eq(firmMembers.personId, personId), eq(firmMembers.state, 'active')))
  return row ?? null
}
export type FirmPlace = NonNullable<Awaited<ReturnType<typeof findPlace>>>

/** Whatever changes who is in a firm holds it, one after the other. */
export const holdFirm = ({ db }: Ctx, firmId: string) =>
  db.select({ id: firms.id }).from(firms).where(eq(firms.id, firmId)).for('no key update')

const select = ({ db }: Ctx) =>
  db
    .select({
      id: firmMembers.id,
      firmId: firmMembers.firmId,
      firmName: firms.name,
      personId: firmMembers.personId,
      /** Where whoever is in the firm signs in, else where the invitation was sent. */
      email: sql<string>`coalesce(${persons.email}, ${firmMembers.email})`,
      invitedEmail: firmMembers.email,
      role: firmMembers.role,
      state: firmMembers.state,
      answerBy: firmMembers.answerBy,
      version: firmMembers.version,
      createdAt: firmMembers.createdAt,
      joinedAt: firmMembers.joinedAt,
      firstName: persons.firstName,
      lastName: persons.lastName,
      inviterFirstName: inviter.firstName,
      inviterLastName: inviter.lastName,
    })
    .from(firmMembers)
    .innerJoin(firms, eq(firms.id, firmMembers.firmId))
    .leftJoin(persons, eq(persons.id, firmMembers.personId))
    .leftJoin(inviter, eq(inviter.id, firmMembers.invitedById))

/** Those who are in a firm by name, then the invitations that were not answered or were declined. */
export const readMembers = (ctx: Ctx, firmId: string, limit: number) =>
  select(ctx)
    .where(and(eq(firmMembers.firmId, firmId), inArray(firmMembers.state, ['active', 'invited', 'declined'])))
    .orderBy(
      asc(sql`array_position(array['active', 'invited', 'declined'], ${firmMembers.state})`),
      asc(sql`lower(${persons.lastName} || ' ' || ${persons.firstName})`),
      asc(firmMembers.id),
    )
    .limit(limit)
export type FirmMemberRow = Awaited<ReturnType<typeof readMembers>>[number]

export async function findMember(ctx: Ctx, id: string): Promise<FirmMemberRow | null> {
  const [row] = await select(ctx).where(eq(firmMembers.id, id))
  return row ?? null
}

export async function findMemberByToken(ctx: Ctx, tokenHash: Buffer): Promise<FirmMemberRow | null> {
  const [row] = await select(ctx).where(eq(firmMembers.tokenHash, tokenHash))
  return row ?? null
}

/** Invitations sent to an address that may be answered. */
export const readInvitationsTo = (ctx: Ctx, email: string) =>
  select(ctx)
    .where(
      and(
        eq(firmMembers.email, email),
        eq(firmMembers.state, 'invited'),
        gt(firmMembers.answerBy, ctx.clock.now()),
      ),
    )
    .orderBy(asc(firmMembers.createdAt))
    .limit(100)

/** Who is in a firm, for rules. */
export const readActive = ({ db }: Ctx, firmId: string): Promise<{ id: string; role: FirmRole }[]> =>
  db
    .select({ id: firmMembers.id, role: firmMembers.role })
    .from(firmMembers)
    .where(and(eq(firmMembers.firmId, firmId), eq(firmMembers.state, 'active')))

/** The managers of a firm, to be written to. */
export const readManagers = ({ db }: Ctx, firmId: string) =>
  db
    .select({
      id: persons.id,
      firstName: persons.firstName,
      email: persons.email,
      locale: sql<Locale>`${persons.locale}`,
    })
    .from(firmMembers)
    .innerJoin(persons, eq(persons.id, firmMembers.personId))
    .where(
      and(eq(firmMembers.firmId, firmId), eq(firmMembers.state, 'active'), eq(firmMembers.role, 'manager')),
    )

/** Invitations of a firm that may be answered. */
export const countOpen = ({ db, clock }: Ctx, firmId: string): Promise<number> =>
  db.$count(
    firmMembers,
    and(
      eq(firmMembers.firmId, firmId),
      eq(firmMembers.state, 'invited'),
      gt(firmMembers.answerBy, clock.now()),
    ),
  )

/** Whether somebody with this address is in the firm. */
export async function isInFirm({ db }: Ctx, firmId: string, email: string): Promise<boolean> {
  const rows = await db
    .select({ id: firmMembers.id })
    .from(firmMembers)
    .innerJoin(persons, eq(persons.id, firmMembers.personId))
    .where(and(eq(firmMembers.firmId, firmId), eq(firmMembers.state, 'active'), eq(persons.email, email)))
  return rows.length > 0
}

export const insertFirm = async ({ db }: Ctx, row: typeof firms.$inferInsert): Promise<void> => {
  await db.insert(firms).values(row)
}

/** False when the address is invited already. */
export async function insertMember({ db }: Ctx, row: typeof firmMembers.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(firmMembers)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: firmMembers.id })
  return rows.length === 1
}

type Change = Partial<
  Pick<
    typeof firmMembers.$inferInsert,
    'personId' | 'role' | 'state' | 'tokenHash' | 'answerBy' | 'joinedAt' | 'endedAt'
  >
>

/** Changes a place that is as it was read; false when it is not. */
export async function changeMember(
  { db }: Ctx,
  { id, version }: Pick<FirmMemberRow, 'id' | 'version'>,
  change: Change,
): Promise<boolean> {
  const rows = await db
    .update(firmMembers)
    .set({ ...change, version: sql`${firmMembers.version} + 1` })
    .where(and(eq(firmMembers.id, id), eq(firmMembers.version, version)))
    .returning({ id: firmMembers.id })
  return rows.length === 1
}

/** Withdraws the invitations of a firm: those that were not answered in time, or all of them. */
export async function withdrawInvitations(
  { db, clock }: Ctx,
  firmId: string,
  which: 'expired' | 'all',
): Promise<void> {
  await db
    .update(firmMembers)
    .set({
      state: 'withdrawn',
      endedAt: clock.now(),
      tokenHash: null,
      version: sql`${firmMembers.version} + 1`,
    })
    .where(
      and(
        eq(firmMembers.firmId, firmId),
        eq(firmMembers.state, 'invited'),
        which === 'expired' ? lte(firmMembers.answerBy, clock.now()) : undefined,
      ),
    )
}

/** Renames a firm that is as it was read; false when it is not. */
export async function saveFirmName(
  { db }: Ctx,
  { firmId, firmVersion }: Pick<FirmPlace, 'firmId' | 'firmVersion'>,
  name: string,
): Promise<boolean> {
  const rows = await db
    .update(firms)
    .set({ name, version: sql`${firms.version} + 1` })
    .where(and(eq(firms.id, firmId), eq(firms.version, firmVersion)))
    .returning({ id: firms.id })
  return rows.length === 1
}

export const saveFirmClosed = async ({ db, clock }: Ctx, firmId: string): Promise<void> => {
  await db.update(firms).set({ closedAt: clock.now() }).where(eq(firms.id, firmId))
}
