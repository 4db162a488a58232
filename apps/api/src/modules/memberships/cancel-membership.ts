import { cancelledEnd } from '@guichet/domain/membership-period'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { type PaidMail, returnFree } from '../billing/index.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import {
  findAnyMembership,
  findPaidMembership,
  markCancelled,
  unmarkRenewed,
} from './data/cancellation-data.ts'
import { findMembership, readPeriods } from './data/membership-data.ts'
import { latestOf, renewableOf } from './domain/renewal-rules.ts'
import { type MembershipView, toMembershipView } from './membership-view.ts'

/** What else stands or falls with a membership, in the transaction that cancels it. */
type Follow = (
  tx: Ctx,
  membership: { readonly id: string; readonly personId: string },
  reason: string | null,
) => Promise<void>
const follows: Follow[] = []

/** Says what follows when a membership is cancelled. */
export const registerCancellation = (follow: Follow): void => void follows.push(follow)

type Facts = NonNullable<Awaited<ReturnType<typeof findAnyMembership>>>

/** Cuts a membership short from today on; null when it is over or was cancelled before. */
async function cutShort(tx: Ctx, membership: Facts, reason: string | null): Promise<PaidMail | null> {
  const today = tx.clock.today()
  // Other changes to the memberships of this person wait.
  await readPeriods(tx, membership.personId, true)
  if (membership.endsOn < today) return null
  const endsOn = cancelledEnd(membership, today)
  if (!(await markCancelled(tx, membership.id, { cancelledOn: today, endsOn, cancelReason: reason })))
    return null
  await unmarkRenewed(tx, membership.id)
  for (const follow of follows) await follow(tx, membership, reason)
  await audit(tx, {
    action: 'membership.cancelled',
    subjectKind: 'membership',
    subjectId: membership.id,
    before: { endsOn: membership.endsOn },
    after: { endsOn, reason },
  })
  const left = latestOf(await readPeriods(tx, membership.personId))
  return {
    template: 'membership-cancelled',
    data: {
      startsOn: membership.startsOn,
      agreedEndsOn: membership.endsOn,
      cancelledOn: today,
      /** Until when the person stays a member all the same; empty for not at all. */
      memberUntil: left && left.endsOn >= today ? left.endsOn : '',
      reason: reason ?? '',
      url: `${tx.deps.config.publicUrl}/adhesions`,
    },
  }
}

/**
 * What a payment bought is undone: the membership is cancelled. In the transaction of the refund.
 * @returns the mail that tells of it.
 */
export async function cancelPaidMembership(
  tx: Ctx,
  paymentId: string,
  reason: string | null,
): Promise<PaidMail | null> {
  const membership = await findPaidMembership(tx, paymentId)
  return membership ? cutShort(tx, membership, reason) : null
}

/**
 * Cancels a membership from today on, without money going back: its last day is yesterday. Its certificates are revoked, a
 * voucher that alone paid it comes back, and the member is told.
 * @throws problems `resource.not-found`, `membership.not-cancellable`.
 */
export async function cancelMembership(ctx: Ctx, id: string, reason: string): Promise<MembershipView> {
  return withTx(ctx, async (tx) => {
    const membership = await findAnyMembership(tx, id)
    if (!membership) throw problem('resource.not-found')
    const mail = await cutShort(tx, membership, reason)
    if (!mail) throw problem('membership.not-cancellable')
    if (membership.paymentId !== null) await returnFree(tx, membership.paymentId, reason)
    const person = await findPerson(tx, membership.personId)
    if (person)
      await queueMessage(tx, {
        template: mail.template,
        to: person.email,
        personId: person.id,
        locale: person.locale,
        data: { firstName: person.firstName, amountCents: 0, ...mail.data },
        dedupeKey: `membership-cancelled:${id}`,
      })
    const row = await findMembership(tx, membership.personId, id)
    if (!row) throw problem('resource.not-found')
    const today = tx.clock.today()
    const renewable = renewableOf(await readPeriods(tx, membership.personId), today)
    return toMembershipView(row, renewable, today, tx.locale)
  })
}
