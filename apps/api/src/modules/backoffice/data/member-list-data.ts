import { members, memberships, persons } from '@guichet/db/schema'
import { addDays, type LocalDate } from '@guichet/domain/local-date'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { personFilters } from './person-search.ts'

interface ListInput {
  readonly search: string | null
  readonly state: 'active' | 'inactive' | 'ending' | null
  readonly partnerId: string | null
  readonly cursor: Cursor | null
  readonly limit: number
}

const activeOn = (today: LocalDate) =>
  sql`exists (select 1 from ${memberships} where ${memberships.personId} = ${members.personId}
    and ${memberships.startsOn} <= ${today} and ${memberships.endsOn} >= ${today})`

/** Active today, with nothing that covers the days after the next 30. */
const endingFrom = (today: LocalDate) =>
  sql`${activeOn(today)} and not exists (select 1 from ${memberships}
    where ${memberships.personId} = ${members.personId} and ${memberships.endsOn} > ${addDays(today, 30)})`

const stateFilters = {
  active: activeOn,
  inactive: (today: LocalDate) => sql`not ${activeOn(today)}`,
  ending: endingFrom,
}

/** One page of members by name. */
export async function readMemberPage({ db, clock }: Ctx, input: ListInput) {
  const { search, state, partnerId, cursor, limit } = input
  const today = clock.today()
  const filter = and(
    ...(search ? personFilters(search) : []),
    state === null ? undefined : stateFilters[state](today),
    partnerId === null ? undefined : eq(members.partnerId, partnerId),
  )
  const { beyond, orderBy } = keyset({ by: [persons.lastName, persons.firstName], id: persons.id, cursor })
  const rows = await db
    .select({
      personId: persons.id,
      memberNumber: members.number,
      firstName: persons.firstName,
      lastName: persons.lastName,
      email: persons.email,
      siret: members.siret,
      city: members.personalCity,
      isActive: sql<boolean>`${activeOn(today)}`,
      endsOn: sql<string | null>`(select max(${memberships.endsOn})::text from ${memberships}
        where ${memberships.personId} = ${members.personId})`,
    })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db
    .select({ id: persons.id })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
