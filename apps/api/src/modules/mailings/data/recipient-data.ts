import {
  lifeEvents,
  mailingPace,
  mailingRecipients,
  mailings,
  members,
  memberships,
  membershipTypes,
  notificationPreferences,
  outgoingMessages,
  persons,
  undeliverableAddresses,
} from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { newsSince } from '@guichet/domain/mail-standing'
import type { RecipientState } from '@guichet/domain/mailings'
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { saidOf } from '../../notifications/index.ts'
import { recipientStates } from './mailing-data.ts'

const hasEmail = sql`${persons.email} <> ''`
const isUndeliverable = sql`exists (select 1 from ${undeliverableAddresses}
  where ${undeliverableAddresses.address} = ${persons.email})`
/** `newsBasis`, for many; nobody is written to after a death. */
const isWanted = (today: LocalDate) => sql`(coalesce(
  (select ${notificationPreferences.mail} from ${notificationPreferences} where ${saidOf('news', persons.id)}),
  exists (select 1 from ${memberships}
    where ${memberships.personId} = ${persons.id} and ${memberships.endsOn} >= ${newsSince(today)}))
  and not exists (select 1 from ${lifeEvents} where ${lifeEvents.personId} = ${persons.id}
    and ${lifeEvents.kind} = 'death' and ${lifeEvents.state} = 'done'))`

/** Members of a segment by what stands in the way of a mail to them. */
export async function countAudience({ db, clock }: Ctx, condition: SQL | undefined) {
  const wanted = isWanted(clock.today())
  const chosen = db
    .select({
      email: persons.email,
      withoutEmail: sql<boolean>`not ${hasEmail}`.as('without_email'),
      undeliverable: sql<boolean>`${hasEmail} and ${isUndeliverable}`.as('undeliverable'),
      notWanted: sql<boolean>`${hasEmail} and not ${isUndeliverable} and not ${wanted}`.as('not_wanted'),
    })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .where(condition)
    .as('chosen')
  const reached = sql`not (${chosen.withoutEmail} or ${chosen.undeliverable} or ${chosen.notWanted})`
  const [row] = await db
    .select({
      members: sql<number>`count(*)::int`,
      reached: sql<number>`(count(*) filter (where ${reached}))::int`,
      mails: sql<number>`(count(distinct ${chosen.email}) filter (where ${reached}))::int`,
      withoutEmail: sql<number>`(count(*) filter (where ${chosen.withoutEmail}))::int`,
      undeliverable: sql<number>`(count(*) filter (where ${chosen.undeliverable}))::int`,
      notWanted: sql<number>`(count(*) filter (where ${chosen.notWanted}))::int`,
    })
    .from(chosen)
  if (!row) throw new TypeError('counting always answers')
  const { reached: count, ...rest } = row
  return { ...rest, shared: count - rest.mails }
}

/**
 * Fixes the recipients of a mailing, in one statement: the members of the segment to whom a mail may go. Of those who share
 * an address the one with the lowest number gets it.
 */
export async function fixRecipients(
  { db, clock }: Ctx,
  mailing: { readonly id: string; readonly hasEnglish: boolean },
  condition: SQL | undefined,
): Promise<void> {
  const locale = mailing.hasEnglish ? sql`${persons.locale}` : sql`'fr'`
  await db.execute(sql`
    with chosen as materialized (
      select ${persons.id} as person_id, ${persons.email} as address, ${locale} as locale,
        row_number() over (partition by ${persons.email} order by ${members.number}) as rank
      from ${persons} inner join ${members} on ${members.personId} = ${persons.id}
      where ${condition ?? sql`true`} and ${hasEmail} and not ${isUndeliverable} and ${isWanted(clock.today())}
    ), first as (
      insert into ${mailingRecipients} (id, mailing_id, person_id, address, locale)
      select gen_random_uuid(), ${mailing.id}::uuid, person_id, address, locale from chosen where rank = 1
      returning id, address
    )
    insert into ${mailingRecipients} (id, mailing_id, person_id, address, locale, shared_with_id)
    select gen_random_uuid(), ${mailing.id}::uuid, chosen.person_id, chosen.address, chosen.locale, first.id
    from chosen inner join first on first.address = chosen.address where chosen.rank > 1`)
}

/** What the words of a mail to a member are made of. */
const facts = {
  personId: persons.id,
  firstName: persons.firstName,
  lastName: persons.lastName,
  email: persons.email,
  locale: persons.locale,
  memberNumber: members.number,
  dueOn: sql<string | null>`latest.ends_on::text`,
  membershipId: sql<string | null>`latest.id`,
  typeFr: sql<string | null>`latest.label_fr`,
  typeEn: sql<string | null>`latest.label_en`,
}
const latestMembership = sql`(select ${memberships.id}, ${memberships.endsOn}, ${membershipTypes.labelFr}, ${membershipTypes.labelEn}
  from ${memberships} inner join ${membershipTypes} on ${membershipTypes.id} = ${memberships.typeId}
  where ${memberships.personId} = ${persons.id} order by ${memberships.endsOn} desc limit 1) as latest`
export type MemberFacts = Awaited<ReturnType<typeof findMemberFacts>> & object

export async function findMemberFacts({ db }: Ctx, personId: string) {
  const [row] = await db
    .select(facts)
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .leftJoinLateral(latestMembership, sql`true`)
    .where(eq(persons.id, personId))
  return row ?? null
}

/** The first member of a segment whom a mail may reach. */
export async function findFirst({ db, clock }: Ctx, condition: SQL | undefined) {
  const [row] = await db
    .select(facts)
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .leftJoinLateral(latestMembership, sql`true`)
    .where(and(condition, hasEmail, sql`not ${isUndeliverable}`, isWanted(clock.today())))
    .orderBy(asc(persons.lastName), asc(persons.firstName), asc(persons.id))
    .limit(1)
  return row ?? null
}

/** When mails of mailings may leave next; held for this transaction, so that one process at a time hands them on. */
export async function holdPace({ db }: Ctx): Promise<Date> {
  await db
    .insert(mailingPace)
    .values({ id: 1, nextAt: new Date(0) })
    .onConflictDoNothing()
  const [row] = await db
    .select({ nextAt: mailingPace.nextAt })
    .from(mailingPace)
    .where(eq(mailingPace.id, 1))
    .for('update')
  return row?.nextAt ?? new Date(0)
}
export const setPace = ({ db }: Ctx, nextAt: Date) =>
  db.update(mailingPace).set({ nextAt }).where(eq(mailingPace.id, 1))

/** Mails of mailings that are on their way, counted up to `most`. */
export async function countOnTheirWay({ db }: Ctx, most: number): Promise<number> {
  const queued = db
    .select({ id: outgoingMessages.id })
    .from(outgoingMessages)
    .where(and(eq(outgoingMessages.state, 'queued'), sql`${outgoingMessages.mailingRecipientId} is not null`))
    .limit(most)
    .as('queued')
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(queued)
  return row?.count ?? 0
}

/** The next mails of the mailings that are being sent, and who else reads each of them. */
const readNext = ({ db }: Ctx, limit: number) =>
  db
    .select({
      recipientId: mailingRecipients.id,
      mailingId: mailings.id,
      recipientPersonId: mailingRecipients.personId,
      address: mailingRecipients.address,
      mailLocale: mailingRecipients.locale,
      subjectFr: mailings.subjectFr,
      subjectEn: mailings.subjectEn,
      sharedWith: sql<
        string | null
      >`(select string_agg(other_person.first_name || ' ' || other_person.last_name, ', ' order by other_person.id)
        from ${mailingRecipients} other inner join ${persons} other_person on other_person.id = other.person_id
        where other.shared_with_id = ${mailingRecipients.id})`,
    })
    .from(mailings)
    .innerJoin(mailingRecipients, eq(mailingRecipients.mailingId, mailings.id))
    .where(
      and(
        eq(mailings.state, 'sending'),
        isNull(mailingRecipients.queuedAt),
        isNull(mailingRecipients.sharedWithId),
      ),
    )
    .orderBy(asc(mailings.startedAt), asc(mailings.id), asc(mailingRecipients.id))
    .limit(limit)

/**
 * The next mails with what their words are made of. Who gets them is read first: joined in one statement, a server that knows
 * little of its tables yet looks at every member for a handful of mails.
 */
export async function readWaiting(ctx: Ctx, limit: number) {
  const next = await readNext(ctx, limit)
  const ids = sql.param(next.map(({ recipientPersonId }) => recipientPersonId))
  const rows = await ctx.db
    .select(facts)
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .leftJoinLateral(latestMembership, sql`true`)
    .where(sql`${persons.id} = any(${ids}::uuid[])`)
  const factsOf = new Map(rows.map((row) => [row.personId, row]))
  return next.flatMap(({ recipientPersonId, ...mail }) => {
    const known = factsOf.get(recipientPersonId)
    return known ? [{ ...known, ...mail }] : []
  })
}
export type WaitingRow = Awaited<ReturnType<typeof readWaiting>>[number]

export const markQueued = ({ db, clock }: Ctx, ids: readonly string[]) =>
  db
    .update(mailingRecipients)
    .set({ queuedAt: clock.now() })
    .where(inArray(mailingRecipients.id, [...ids]))

/** Whether the mail of a recipient may still go: somebody at the address wants it, and it takes mail. */
export async function isStillWanted({ db, clock }: Ctx, recipientId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: mailingRecipients.id })
    .from(mailingRecipients)
    .innerJoin(persons, eq(persons.id, mailingRecipients.personId))
    .where(
      and(
        sql`(${mailingRecipients.id} = ${recipientId} or ${mailingRecipients.sharedWithId} = ${recipientId})`,
        isWanted(clock.today()),
        sql`not exists (select 1 from ${undeliverableAddresses}
          where ${undeliverableAddresses.address} = ${mailingRecipients.address})`,
      ),
    )
    .limit(1)
  return row !== undefined
}

interface ListInput {
  readonly mailingId: string
  readonly state: RecipientState | null
  readonly cursor: Cursor | null
  readonly limit: number
}

/** One page of the mails of a mailing, by address. */
export async function readRecipientPage({ db }: Ctx, { mailingId, state, cursor, limit }: ListInput) {
  const filter = and(
    eq(mailingRecipients.mailingId, mailingId),
    isNull(mailingRecipients.sharedWithId),
    state ? recipientStates[state] : undefined,
  )
  const { beyond, orderBy } = keyset({ by: [mailingRecipients.address], id: mailingRecipients.id, cursor })
  const stateOf = sql<RecipientState>`case
    ${sql.join(
      Object.entries(recipientStates).map(([name, condition]) => sql`when ${condition} then ${name}::text`),
      sql` `,
    )} end`
  const rows = await db
    .select({
      id: mailingRecipients.id,
      personId: persons.id,
      firstName: persons.firstName,
      lastName: persons.lastName,
      memberNumber: members.number,
      address: mailingRecipients.address,
      state: stateOf,
      sentAt: outgoingMessages.sentAt,
      reason: outgoingMessages.lastError,
      unsubscribedAt: mailingRecipients.unsubscribedAt,
      sharedWith: sql<string[]>`array(select other_person.first_name || ' ' || other_person.last_name
        from ${mailingRecipients} other inner join ${persons} other_person on other_person.id = other.person_id
        where other.shared_with_id = ${mailingRecipients.id} order by other_person.id limit 20)`,
    })
    .from(mailingRecipients)
    .innerJoin(persons, eq(persons.id, mailingRecipients.personId))
    .innerJoin(members, eq(members.personId, persons.id))
    .leftJoin(outgoingMessages, eq(outgoingMessages.mailingRecipientId, mailingRecipients.id))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db
    .select({ id: mailingRecipients.id })
    .from(mailingRecipients)
    .leftJoin(outgoingMessages, eq(outgoingMessages.mailingRecipientId, mailingRecipients.id))
    .where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}

/** Members of a segment without an e-mail address to whom news may be sent, page by page. */
export const readOnPaper = (
  { db, clock }: Ctx,
  condition: SQL | undefined,
  after: string | null,
  limit: number,
) =>
  db
    .select(facts)
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .leftJoinLateral(latestMembership, sql`true`)
    .where(
      and(
        condition,
        eq(persons.email, ''),
        isWanted(clock.today()),
        after === null ? undefined : sql`${persons.id} > ${after}`,
      ),
    )
    .orderBy(asc(persons.id))
    .limit(limit)
