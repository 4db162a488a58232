import { delegations, members, memberships, persons } from '@guichet/db/schema'
import { DUE_SOON_DAYS, type FileStanding } from '@guichet/domain/delegation'
import { addDays } from '@guichet/domain/local-date'
import { searchKey } from '@guichet/domain/text'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'
import { isOpenFor } from './open-data.ts'

export type FileSort = 'name' | 'dueOn' | 'endsOn'

interface Asked {
  readonly q: string | undefined
  readonly standing: FileStanding | undefined
  readonly sort: FileSort
  readonly cursor: Cursor | null
  readonly limit: number
}

const holdsMemberships = sql`'memberships.see' = any(${delegations.rights})`
/** Last day of the memberships, where they are opened. */
const dueOn = sql<string | null>`case when ${holdsMemberships} then
  (select max(m.ends_on)::text from ${memberships} m where m.person_id = ${delegations.ownerId} and m.cancelled_on is null) end`
const third = alias(persons, 'third')
const nameKey = sql<string>`lower(${persons.lastName} || ' ' || ${persons.firstName})`

/** What stands in the place of a name in lists sorted by day; files without a day come last. */
const TERMS: Readonly<Record<FileSort, { readonly by: SQL; readonly nullable: boolean }>> = {
  name: { by: nameKey, nullable: false },
  dueOn: { by: dueOn, nullable: true },
  endsOn: { by: sql`${delegations.endsOn}::text`, nullable: false },
}

function standingIs({ clock }: Ctx, standing: FileStanding | undefined): SQL | undefined {
  if (standing === undefined) return undefined
  const today = clock.today()
  const soon = addDays(today, DUE_SOON_DAYS)
  if (standing === 'over')
    return sql`(${holdsMemberships} and ${members.personId} is not null and coalesce(${dueOn}, '') < ${today})`
  if (standing === 'due-soon') return sql`(${dueOn} between ${today} and ${soon})`
  return sql`(${dueOn} > ${soon})`
}

/** One page of the files that are open to somebody, one’s own and those of colleagues. */
export async function readFiles(ctx: Ctx, personId: string, { q, standing, sort, cursor, limit }: Asked) {
  const words = searchKey(q ?? '')
  const filter = and(
    isOpenFor(ctx, personId),
    words === '' ? undefined : sql`${persons.searchKey} like ${containing(words)}`,
    standingIs(ctx, standing),
  )
  const { by, nullable } = TERMS[sort]
  const { beyond, orderBy } = keyset({ by: [by], id: delegations.id, nullable, cursor })
  const rows = await ctx.db
    .select({
      id: delegations.id,
      firstName: persons.firstName,
      lastName: persons.lastName,
      memberNumber: members.number,
      rights: delegations.rights,
      endsOn: sql<string>`${delegations.endsOn}::text`,
      lastUsedAt: delegations.lastUsedAt,
      heldBy: sql<
        string | null
      >`case when ${delegations.thirdId} <> ${personId} then ${third.firstName} || ' ' || ${third.lastName} end`,
      isShared: sql<boolean>`${delegations.firmId} is not null`,
      dueOn,
      nameKey,
    })
    .from(delegations)
    .innerJoin(persons, eq(persons.id, delegations.ownerId))
    .innerJoin(third, eq(third.id, delegations.thirdId))
    .leftJoin(members, eq(members.personId, delegations.ownerId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db
    .select({ id: delegations.id })
    .from(delegations)
    .innerJoin(persons, eq(persons.id, delegations.ownerId))
    .leftJoin(members, eq(members.personId, delegations.ownerId))
    .where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
export type FileRow = Awaited<ReturnType<typeof readFiles>>['rows'][number]
