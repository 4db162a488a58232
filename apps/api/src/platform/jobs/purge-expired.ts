import {
  accountImports,
  declarantSignups,
  delegations,
  emailChanges,
  federationAttempts,
  firmMembers,
  idempotencyKeys,
  joinings,
  notifications,
  oneTimeLinks,
  passkeyChallenges,
  pendingFactors,
  rateLimits,
  recoveries,
  refreshTokens,
  sessions,
  signInAttempts,
  signInEvents,
  smsCodes,
  totpSetups,
  trustedDevices,
} from '@guichet/db/schema'
import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Ctx } from '../../ctx.ts'

const DAY_MS = 86_400_000
const IDEMPOTENCY_DAYS = 7
const SESSION_DAYS = 90
const SIGN_IN_DAYS = 365
const NOTIFICATION_DAYS = 365

/** Removes what has served its time. */
export async function purgeExpired({ db, clock }: Ctx): Promise<void> {
  const now = clock.now()
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before(IDEMPOTENCY_DAYS)))
  // A file that was only checked is of no more use than its answer.
  await db
    .delete(accountImports)
    .where(and(eq(accountImports.dryRun, true), lt(accountImports.createdAt, before(1))))
  await db
    .delete(joinings)
    .where(and(inArray(joinings.state, ['draft', 'submitted']), lt(joinings.expiresAt, now)))
  await db.delete(declarantSignups).where(lt(declarantSignups.expiresAt, now))
  await db.delete(federationAttempts).where(lt(federationAttempts.expiresAt, now))
  // What was asked of nobody holds an address that somebody typed.
  await db
    .delete(delegations)
    .where(and(isNull(delegations.ownerId), lt(delegations.createdAt, before(SESSION_DAYS))))
  // So does an invitation to a firm that nobody accepted.
  await db
    .delete(firmMembers)
    .where(
      and(
        isNull(firmMembers.personId),
        or(lt(firmMembers.endedAt, before(SESSION_DAYS)), lt(firmMembers.answerBy, before(SESSION_DAYS))),
      ),
    )
  await db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now))
  await db.delete(totpSetups).where(lt(totpSetups.expiresAt, now))
  await db.delete(trustedDevices).where(lt(trustedDevices.expiresAt, now))
  await db.delete(pendingFactors).where(lt(pendingFactors.expiresAt, now))
  await db.delete(signInAttempts).where(lt(signInAttempts.lastFailureAt, before(1)))
  await db.delete(emailChanges).where(lt(emailChanges.createdAt, before(SESSION_DAYS)))
  await db.delete(smsCodes).where(lt(smsCodes.createdAt, before(2)))
  await db.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, before(SESSION_DAYS)))
  await db.delete(recoveries).where(lt(recoveries.createdAt, before(SESSION_DAYS)))
  await db.delete(rateLimits).where(lt(rateLimits.expire, now.getTime()))
  await db.delete(refreshTokens).where(lt(refreshTokens.createdAt, before(SESSION_DAYS)))
  await db.delete(notifications).where(lt(notifications.createdAt, before(NOTIFICATION_DAYS)))
  await db.delete(signInEvents).where(lt(signInEvents.at, before(SIGN_IN_DAYS)))
  await db.delete(sessions).where(lt(sessions.endsAt, before(SESSION_DAYS)))
}
