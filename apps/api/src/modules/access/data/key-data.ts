import { apiKeys, members, persons } from '@guichet/db/schema'
import { and, asc, desc, eq, gt, isNotNull, isNull, like, lte, or, sql } from 'drizzle-orm'
import type { Ctx, Locale } from '../../../ctx.ts'

/** How long a key that ended is still listed. */
const LISTED_DAYS = 90
const MOST_LISTED = 200

const COLUMNS = {
  id: apiKeys.id,
  name: apiKeys.name,
  hint: apiKeys.hint,
  scopes: apiKeys.scopes,
  limitPerMinute: apiKeys.limitPerMinute,
  networks: apiKeys.networks,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  lastUsedIp: apiKeys.lastUsedIp,
  replacedById: apiKeys.replacedById,
  revokedAt: apiKeys.revokedAt,
  heldAt: apiKeys.heldAt,
}

const isAlive = (now: Date) =>
  and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)))

export async function insertKey({ db }: Ctx, row: typeof apiKeys.$inferInsert): Promise<void> {
  await db.insert(apiKeys).values(row)
}

export async function findKey({ db }: Ctx, personId: string, id: string) {
  const [row] = await db
    .select(COLUMNS)
    .from(apiKeys)
    .where(and(eq(apiKeys.personId, personId), eq(apiKeys.id, id)))
  return row ?? null
}
export type KeyRow = NonNullable<Awaited<ReturnType<typeof findKey>>>

/** Keys of a person, the latest first; those that ended long ago are left out. */
export async function readKeys({ db, clock }: Ctx, personId: string): Promise<KeyRow[]> {
  const since = new Date(clock.now().getTime() - LISTED_DAYS * 86_400_000)
  return db
    .select(COLUMNS)
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.personId, personId),
        or(isNull(apiKeys.revokedAt), gt(apiKeys.revokedAt, since)),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, since)),
      ),
    )
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(MOST_LISTED)
}

/** Keys that count towards the most that one may have: usable, and not replaced. */
export async function countKeysInUse({ db, clock }: Ctx, personId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(apiKeys)
    .where(and(eq(apiKeys.personId, personId), isAlive(clock.now()), isNull(apiKeys.replacedById)))
  return row?.count ?? 0
}

/** Who owns keys; until the transaction ends, nobody else makes one for that person. */
export async function holdOwner({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      id: persons.id,
      firstName: persons.firstName,
      email: persons.email,
      locale: persons.locale,
    })
    .from(persons)
    .where(eq(persons.id, personId))
    .for('update')
  if (!row) throw new TypeError('no person acts here')
  return { ...row, locale: (row.locale === 'en' ? 'en' : 'fr') as Locale }
}
export type KeyOwner = Awaited<ReturnType<typeof holdOwner>>

/** Another key takes the place of this one; false when it is over, held, or was replaced before. */
export async function replaceKey(
  { db, clock }: Ctx,
  id: string,
  values: { readonly replacedById: string; readonly expiresAt: Date },
): Promise<boolean> {
  const rows = await db
    .update(apiKeys)
    .set(values)
    .where(
      and(eq(apiKeys.id, id), isAlive(clock.now()), isNull(apiKeys.replacedById), isNull(apiKeys.heldAt)),
    )
    .returning({ id: apiKeys.id })
  return rows.length === 1
}

/** Takes a key back that was held; false when it is not held, or over. */
export async function releaseKey({ db, clock }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(apiKeys)
    .set({ heldAt: null })
    .where(and(eq(apiKeys.id, id), isAlive(clock.now()), isNotNull(apiKeys.heldAt)))
    .returning({ id: apiKeys.id })
  return rows.length === 1
}

/** Ends a key; false when it was over already. */
export async function revokeKey({ db, clock }: Ctx, id: string): Promise<boolean> {
  const now = clock.now()
  const rows = await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.id, id), isAlive(now)))
    .returning({ id: apiKeys.id })
  return rows.length === 1
}

/** Ends the keys of that name which a person still has. */
export async function revokeKeysNamed({ db, clock }: Ctx, personId: string, name: string): Promise<void> {
  await db
    .update(apiKeys)
    .set({ revokedAt: clock.now() })
    .where(and(eq(apiKeys.personId, personId), eq(apiKeys.name, name), isNull(apiKeys.revokedAt)))
}

/** Keys in use that end before an instant, whose owner was not told, of those that were made to last longer. */
export const readEndingKeys = (
  { db, clock }: Ctx,
  {
    before,
    noticeDays,
    limit,
  }: { readonly before: Date; readonly noticeDays: number; readonly limit: number },
) =>
  db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      expiresAt: apiKeys.expiresAt,
      personId: persons.id,
      firstName: persons.firstName,
      email: persons.email,
      locale: persons.locale,
    })
    .from(apiKeys)
    .innerJoin(persons, eq(persons.id, apiKeys.personId))
    .where(
      and(
        isAlive(clock.now()),
        lte(apiKeys.expiresAt, before),
        isNull(apiKeys.replacedById),
        isNull(apiKeys.noticedAt),
        sql`${apiKeys.expiresAt} > ${apiKeys.createdAt} + make_interval(days => ${noticeDays})`,
      ),
    )
    .orderBy(asc(apiKeys.expiresAt), asc(apiKeys.id))
    .limit(limit)

/** Notes that the owner is told of the end; false when that was done before. */
export async function markNoticed({ db, clock }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(apiKeys)
    .set({ noticedAt: clock.now() })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.noticedAt)))
    .returning({ id: apiKeys.id })
  return rows.length === 1
}

/** Members whose address lies in a domain, without those of the back-office. */
export async function readMemberLogins({ db }: Ctx, mailDomain: string) {
  return db
    .select({ personId: persons.id, email: persons.email })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .where(
      and(
        like(persons.email, `%@${mailDomain}`),
        isNull(persons.staffRole),
        sql`exists (
      select 1 from credentials c where c.person_id = ${persons.id})`,
      ),
    )
    .orderBy(asc(persons.email))
}
