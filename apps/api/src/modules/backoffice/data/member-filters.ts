import { companyProofs, members, memberships, persons, undeliverableAddresses } from '@guichet/db/schema'
import { type DuePeriod, dueDays } from '@guichet/domain/due-periods'
import { addDays, type LocalDate } from '@guichet/domain/local-date'
import { searchKey } from '@guichet/domain/text'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { exactly, nearly } from './person-search.ts'

export interface MemberFilters {
  readonly q?: string | undefined
  readonly state?: 'active' | 'inactive' | 'ending' | undefined
  readonly partnerId?: string | undefined
  readonly typeId?: string | undefined
  readonly dueFrom?: LocalDate | undefined
  readonly dueTo?: LocalDate | undefined
  /** In words: before the two days. */
  readonly due?: DuePeriod | undefined
  readonly double?: 'siret' | undefined
  readonly company?: 'to-check' | undefined
  readonly email?: 'none' | 'undeliverable' | undefined
}

const ofMember = sql`${memberships.personId} = ${members.personId}`

export const activeOn = (today: LocalDate) =>
  sql`exists (select 1 from ${memberships} where ${ofMember}
    and ${memberships.startsOn} <= ${today} and ${memberships.endsOn} >= ${today})`

/** Active today, with nothing that covers the days after the next 30. */
const endingFrom = (today: LocalDate) =>
  sql`${activeOn(today)} and not exists (select 1 from ${memberships}
    where ${ofMember} and ${memberships.endsOn} > ${addDays(today, 30)})`

const stateFilters = {
  active: activeOn,
  inactive: (today: LocalDate) => sql`not ${activeOn(today)}`,
  ending: endingFrom,
}

/** The type of the latest membership. */
const latestType = (typeId: string) =>
  sql`(select ${memberships.typeId} from ${memberships} where ${ofMember}
    order by ${memberships.endsOn} desc limit 1) = ${typeId}`

/** The latest membership ends within these days. */
const dueWithin = (from: LocalDate | undefined, to: LocalDate | undefined) =>
  sql`exists (select 1 from ${memberships} where ${ofMember}
    ${from === undefined ? sql`` : sql`and ${memberships.endsOn} >= ${from}`}
    ${to === undefined ? sql`` : sql`and ${memberships.endsOn} <= ${to}`}
    and not exists (select 1 from ${memberships} later
      where later.person_id = ${members.personId} and later.ends_on > ${memberships.endsOn}))`

/** Another member has the same SIRET. */
const sameSiret = sql`exists (select 1 from ${members} other
  where other.siret = ${members.siret} and other.person_id <> ${members.personId})`

/** The register knows the SIRET of the file and names nobody, or others alone; nobody of the staff has confirmed it. */
export const companyToCheck = sql`exists (select 1 from ${companyProofs}
  where ${companyProofs.personId} = ${members.personId} and ${companyProofs.siret} = ${members.siret}
    and ${companyProofs.holder} <> 'same' and ${companyProofs.source} <> 'staff')`

const emailFilters = {
  none: eq(persons.email, ''),
  undeliverable: sql`exists (select 1 from ${undeliverableAddresses}
    where ${undeliverableAddresses.address} = ${persons.email})`,
}

const MOST_WORDS = 6
const wordsOf = (q: string | undefined) =>
  searchKey(q ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS)

export interface MemberConditions {
  /** All words as they are, and the filters; the same as `words` where there are no filters. */
  readonly exact: SQL | undefined
  /** The same with typos forgiven, for words that no member has; undefined without words. */
  readonly near: SQL | undefined
  /** The words alone. */
  readonly words: SQL | undefined
}

/** What the filters hold. Typos are forgiven when no member has the words, whatever the other filters say. */
export function memberConditions({ clock }: Ctx, filters: MemberFilters): MemberConditions {
  const today = clock.today()
  const { state, partnerId, typeId, due } = filters
  const { dueFrom, dueTo } = due === undefined ? filters : dueDays(due, today)
  const place = and(
    state === undefined ? undefined : stateFilters[state](today),
    partnerId === undefined ? undefined : eq(members.partnerId, partnerId),
    typeId === undefined ? undefined : latestType(typeId),
    dueFrom === undefined && dueTo === undefined ? undefined : dueWithin(dueFrom, dueTo),
    filters.double === undefined ? undefined : sameSiret,
    filters.company === undefined ? undefined : companyToCheck,
    filters.email === undefined ? undefined : emailFilters[filters.email],
  )
  const words = wordsOf(filters.q)
  if (words.length === 0) return { exact: place, near: undefined, words: undefined }
  const exact = and(...words.map(exactly))
  return {
    exact: place === undefined ? exact : and(place, exact),
    near: and(place, ...words.map(nearly)),
    words: exact,
  }
}

/**
 * True when a member has the words. Counted whole: asked for one row, PostgreSQL goes through all persons in the hope of
 * meeting it soon.
 */
export async function hasMember({ db }: Ctx, words: SQL | undefined): Promise<boolean> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .where(words)
  return (row?.count ?? 0) > 0
}
