import {
  accountPersons,
  declarants,
  delegations,
  firmMembers,
  firms,
  members,
  persons,
} from '@guichet/db/schema'
import { type DelegationRight, type DelegationState, stateNow } from '@guichet/domain/delegation'
import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { and, asc, count, desc, eq, gt, gte, inArray, lt, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

const columns = {
  id: delegations.id,
  ownerId: delegations.ownerId,
  thirdId: delegations.thirdId,
  origin: delegations.origin,
  state: delegations.state,
  email: delegations.email,
  identifier: delegations.identifier,
  rights: delegations.rights,
  endsOn: delegations.endsOn,
  copies: delegations.copies,
  colleagues: delegations.colleagues,
  firmId: delegations.firmId,
  firmName: firms.name,
  /** Persons of the firm besides the third party and the member. */
  firmOthers: sql<number>`(select count(*)::int from ${firmMembers} fm where fm.firm_id = ${delegations.firmId}
    and fm.state = 'active' and fm.person_id not in (${delegations.thirdId}, ${delegations.ownerId}))`,
  note: delegations.note,
  answerBy: delegations.answerBy,
  version: delegations.version,
  createdAt: delegations.createdAt,
  acceptedAt: delegations.acceptedAt,
  endedAt: delegations.endedAt,
  lastUsedAt: delegations.lastUsedAt,
  thirdFirstName: persons.firstName,
  thirdLastName: persons.lastName,
  thirdEmail: persons.email,
}

interface Kept {
  readonly state: DelegationState
  readonly endsOn: string | null
  readonly answerBy: Date
}
/** The row with its state as it is now. */
function asOfNow<R extends Kept>(ctx: Ctx, row: R): R & { readonly endsOn: LocalDate | null } {
  const endsOn = row.endsOn === null ? null : parseLocalDate(row.endsOn)
  const moment = { now: ctx.clock.now(), today: ctx.clock.today() }
  return { ...row, endsOn, state: stateNow({ ...row, endsOn }, moment) }
}

const select = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(delegations)
    .leftJoin(persons, eq(persons.id, delegations.thirdId))
    .leftJoin(firms, eq(firms.id, delegations.firmId))

/** All that a member gave, or was asked for, the latest first. */
export async function readDelegationsOf(ctx: Ctx, ownerId: string, limit: number) {
  const rows = await select(ctx)
    .where(eq(delegations.ownerId, ownerId))
    .orderBy(desc(delegations.createdAt), desc(delegations.id))
    .limit(limit)
  return rows.map((row) => asOfNow(ctx, row))
}
export type DelegationRow = Awaited<ReturnType<typeof readDelegationsOf>>[number]

/** One of them; in a transaction it is held. */
export async function findDelegation(ctx: Ctx, id: string): Promise<DelegationRow | null> {
  if (ctx.inTx)
    await ctx.db.select({ id: delegations.id }).from(delegations).where(eq(delegations.id, id)).for('update')
  const [row] = await select(ctx).where(eq(delegations.id, id))
  return row ? asOfNow(ctx, row) : null
}

export async function findByToken(ctx: Ctx, tokenHash: Buffer): Promise<DelegationRow | null> {
  const [row] = await select(ctx).where(eq(delegations.tokenHash, tokenHash))
  return row ? asOfNow(ctx, row) : null
}

/** False when the same waits, or runs, already. */
export async function insertDelegation({ db }: Ctx, row: typeof delegations.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(delegations)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: delegations.id })
  return rows.length === 1
}

/** Writes down what time has ended, of one member or of one third party, so that it stands in no other's way. */
export async function expireDelegations({ db, clock }: Ctx, of: { ownerId: string } | { thirdId: string }) {
  const whose = 'ownerId' in of ? eq(delegations.ownerId, of.ownerId) : eq(delegations.thirdId, of.thirdId)
  await db
    .update(delegations)
    .set({ state: 'expired', endedAt: clock.now(), firmId: null })
    .where(
      and(
        whose,
        or(
          and(inArray(delegations.state, ['invited', 'asked']), lte(delegations.answerBy, clock.now())),
          and(eq(delegations.state, 'active'), lt(delegations.endsOn, clock.today())),
        ),
      ),
    )
}

export async function countOpen(
  { db, clock }: Ctx,
  of: { readonly ownerId: string } | { readonly thirdId: string },
): Promise<number> {
  const filter =
    'ownerId' in of
      ? and(eq(delegations.ownerId, of.ownerId), eq(delegations.state, 'invited'))
      : and(eq(delegations.thirdId, of.thirdId), eq(delegations.state, 'asked'))
  const [row] = await db
    .select({ total: count() })
    .from(delegations)
    .where(and(filter, gt(delegations.answerBy, clock.now())))
  return row?.total ?? 0
}

/** Whether the file is open to this person today. */
export async function isOpenTo({ db, clock }: Ctx, ownerId: string, thirdId: string): Promise<boolean> {
  const rows = await db
    .select({ id: delegations.id })
    .from(delegations)
    .where(
      and(
        eq(delegations.ownerId, ownerId),
        eq(delegations.thirdId, thirdId),
        eq(delegations.state, 'active'),
        gte(delegations.endsOn, clock.today()),
      ),
    )
  return rows.length > 0
}

type Change = Partial<
  Pick<
    typeof delegations.$inferInsert,
    | 'thirdId'
    | 'rights'
    | 'endsOn'
    | 'copies'
    | 'colleagues'
    | 'firmId'
    | 'tokenHash'
    | 'answerBy'
    | 'acceptedAt'
    | 'endedAt'
  >
> & { readonly state?: DelegationState }

/** Changes one that is still in this state; false when it is not. */
export async function changeDelegation(
  { db }: Ctx,
  id: string,
  from: DelegationState,
  change: Change,
): Promise<boolean> {
  const rows = await db
    .update(delegations)
    .set({ ...change, version: sql`${delegations.version} + 1` })
    .where(and(eq(delegations.id, id), eq(delegations.state, from)))
    .returning({ id: delegations.id })
  return rows.length === 1
}

/** Invitations sent to an address that may be answered. */
export const readInvitationsTo = ({ db, clock }: Ctx, email: string) =>
  db
    .select({
      id: delegations.id,
      firstName: persons.firstName,
      lastName: persons.lastName,
      rights: delegations.rights,
      endsOn: sql<string>`${delegations.endsOn}::text`,
      colleagues: delegations.colleagues,
      note: delegations.note,
      answerBy: delegations.answerBy,
    })
    .from(delegations)
    .innerJoin(persons, eq(persons.id, delegations.ownerId))
    .where(
      and(
        eq(delegations.email, email),
        eq(delegations.state, 'invited'),
        gt(delegations.answerBy, clock.now()),
      ),
    )
    .orderBy(asc(delegations.createdAt))
    .limit(100)

/**
 * What somebody asked for. A refusal is not told: until it would lapse, it looks as if it waited.
 */
export const readRequestsOf = ({ db }: Ctx, thirdId: string) =>
  db
    .select({
      id: delegations.id,
      email: delegations.email,
      identifier: sql<string>`coalesce(${delegations.identifier}, '')`,
      createdAt: delegations.createdAt,
      answerBy: delegations.answerBy,
    })
    .from(delegations)
    .where(
      and(
        eq(delegations.thirdId, thirdId),
        eq(delegations.origin, 'request'),
        inArray(delegations.state, ['asked', 'declined', 'expired']),
        sql`${delegations.acceptedAt} is null`,
      ),
    )
    .orderBy(desc(delegations.createdAt))
    .limit(100)

/** Whom an address names together with a member number, the SIRET of a declarant, or the login of an account. */
export async function findAsked({ db }: Ctx, email: string, identifier: string): Promise<string | null> {
  const digits = identifier.replaceAll(/\s/gu, '')
  const number = /^\d{1,9}$/u.test(digits) ? Number(digits) : -1
  const [row] = await db
    .select({ id: persons.id })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .where(
      and(
        eq(persons.email, email),
        sql`(${members.number} = ${number} or exists (select 1 from ${declarants}
          where ${declarants.personId} = ${persons.id} and ${declarants.state} <> 'refused' and ${declarants.siret} = ${digits})
          or exists (select 1 from sign_in_identifiers i
          where i.person_id = ${persons.id} and i.kind = 'login' and i.identifier = ${identifier.toLowerCase()}))`,
      ),
    )
    .limit(1)
  return row?.id ?? null
}

/** What a person has to open to others. */
export async function readHolder({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      isMember: sql<boolean>`${members.personId} is not null`,
      holdsAccounts: sql<boolean>`exists (select 1 from ${accountPersons}
        where ${accountPersons.personId} = ${persons.id} and ${accountPersons.role} = 'holder')`,
      isDeclarant: sql<boolean>`exists (select 1 from ${declarants}
        where ${declarants.personId} = ${persons.id} and ${declarants.state} <> 'refused')`,
    })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .where(eq(persons.id, personId))
  return row ?? { isMember: false, holdsAccounts: false, isDeclarant: false }
}

const owner = alias(persons, 'owner')

/** Third parties who get copies of the reminders of these people, where what is reminded of is open to them. */
export async function readCopied({ db, clock }: Ctx, ownerIds: readonly string[], right: DelegationRight) {
  if (ownerIds.length === 0) return []
  return db
    .select({
      id: delegations.id,
      ownerId: owner.id,
      ownerFirstName: owner.firstName,
      ownerLastName: owner.lastName,
      thirdId: persons.id,
      firstName: persons.firstName,
      email: persons.email,
      locale: persons.locale,
    })
    .from(delegations)
    .innerJoin(owner, eq(owner.id, delegations.ownerId))
    .innerJoin(persons, eq(persons.id, delegations.thirdId))
    .where(
      and(
        inArray(delegations.ownerId, [...ownerIds]),
        eq(delegations.state, 'active'),
        eq(delegations.copies, true),
        gte(delegations.endsOn, clock.today()),
        sql`${right} = any(${delegations.rights})`,
      ),
    )
}
