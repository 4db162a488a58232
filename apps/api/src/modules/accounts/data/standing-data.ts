import { accountMoves, accountPersons, accounts, mailboxes, oneTimeLinks } from '@guichet/db/schema'
import { STANDING_STATES } from '@guichet/domain/account-state'
import { and, asc, eq, exists, gt, inArray, isNull, not, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

/** As many as the list of one's accounts. */
const MY_ACCOUNTS = 100

const primary = alias(accounts, 'primary')
const below = alias(accounts, 'below')

/**
 * Accounts on which a person is, primaries first, with what is known of their mailbox and of the accounts below them: one
 * statement. Each count reads an index of the secondaries.
 */
export async function readStandings({ db, clock }: Ctx, personId: string) {
  const countBelow = (condition: SQL | undefined) =>
    sql<number>`${db
      .select({ count: sql`count(*)::int` })
      .from(below)
      .where(and(eq(below.parentId, accounts.id), condition))}`
  const invitation = exists(
    db
      .select({ one: sql`1` })
      .from(oneTimeLinks)
      .where(
        and(
          eq(oneTimeLinks.accountId, below.id),
          eq(oneTimeLinks.purpose, 'account-activation'),
          isNull(oneTimeLinks.usedAt),
          gt(oneTimeLinks.expiresAt, clock.now()),
        ),
      ),
  )
  const approved = eq(below.state, 'approved')
  // Open as `proposalState` of the domain says it; made by the other side.
  const proposal = sql`${accountMoves.state} = 'proposed' and ${accountMoves.expiresAt} > ${clock.now()}`
  const proposedToIt = exists(
    db
      .select({ one: sql`1` })
      .from(accountMoves)
      .where(
        and(
          eq(accountMoves.accountId, accounts.id),
          proposal,
          eq(accountMoves.proposedBy, 'primary'),
          sql`case when ${accountMoves.kind} = 'attach' then ${accounts.parentId} is null
            else ${accounts.parentId} = ${accountMoves.primaryId} end`,
        ),
      ),
  )
  const proposedToPrimary = (kinds: SQL) =>
    sql<number>`(${db
      .select({ count: sql`count(*)::int` })
      .from(accountMoves)
      .innerJoin(below, eq(below.id, accountMoves.accountId))
      .where(
        and(
          eq(accountMoves.primaryId, accounts.id),
          isNull(accounts.parentId),
          proposal,
          eq(accountMoves.proposedBy, 'account'),
          kinds,
          sql`case when ${accountMoves.kind} = 'attach' then ${below.parentId} is null
          else ${below.parentId} = ${accounts.id} end`,
        ),
      )})`
  return db
    .select({
      id: accounts.id,
      login: accounts.login,
      companyName: accounts.companyName,
      parentId: accounts.parentId,
      profileCode: accounts.profileCode,
      state: accounts.state,
      stateReason: accounts.stateReason,
      autonomous: accounts.autonomous,
      updatedAt: accounts.updatedAt,
      role: accountPersons.role,
      rights: accountPersons.rights,
      primaryState: primary.state,
      primaryProfileCode: primary.profileCode,
      isMailboxPasswordMissing: sql<boolean>`${accounts.hasMailbox} and ${mailboxes.accountId} is not null
        and ${mailboxes.passwordHash} is null`,
      mailboxQuota: accounts.mailboxQuota,
      mailboxesInUse: countBelow(and(eq(below.hasMailbox, true), inArray(below.state, [...STANDING_STATES]))),
      requestsWaiting: countBelow(eq(below.state, 'requested')),
      invitationsPending: countBelow(and(approved, invitation)),
      invitationsLapsed: countBelow(and(approved, not(invitation))),
      isAskedToMove: sql<boolean>`${proposedToIt}`,
      placeWanted: proposedToPrimary(sql`${accountMoves.kind} = 'swap'`),
      movesProposed: proposedToPrimary(sql`${accountMoves.kind} <> 'swap'`),
    })
    .from(accountPersons)
    .innerJoin(accounts, eq(accounts.id, accountPersons.accountId))
    .leftJoin(primary, eq(primary.id, accounts.parentId))
    .leftJoin(mailboxes, eq(mailboxes.accountId, accounts.id))
    .where(eq(accountPersons.personId, personId))
    .orderBy(sql`${accounts.parentId} is not null`, asc(accounts.login))
    .limit(MY_ACCOUNTS)
}
