import {
  isSamePerson,
  MANY_REFERRALS,
  MANY_REFERRALS_DAYS,
  type ReferralHint,
  referralHints,
} from '@guichet/domain/referrals'
import { voucherLastDay } from '@guichet/domain/vouchers'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { issueVoucher, reverseVouchers } from '../vouchers/index.ts'
import {
  countReferrals,
  findParty,
  findReferredJoining,
  insertReferral,
  reverseReferral,
} from './data/referral-data.ts'
import { readRules } from './data/rules-data.ts'

const DAY_MS = 86_400_000

/** What is worth a look about a referral, for staff. */
async function lookAt(tx: Ctx, referrerId: string, newcomerId: string): Promise<ReferralHint[]> {
  const [referrer, newcomer] = [await findParty(tx, referrerId), await findParty(tx, newcomerId)]
  if (!referrer || !newcomer) return []
  const since = new Date(tx.clock.now().getTime() - MANY_REFERRALS_DAYS * DAY_MS)
  const isMany = (await countReferrals(tx, referrerId, since)) + 1 >= MANY_REFERRALS
  return [...referralHints(referrer, newcomer), ...(isMany ? (['many'] as const) : [])]
}

/**
 * The first membership of somebody who gave a code is paid: both receive a voucher, once for each newcomer. In the payment’s
 * transaction; a payment of anything else is none of its business.
 */
export async function rewardReferral(tx: Ctx, paymentId: string): Promise<void> {
  const joining = await findReferredJoining(tx, paymentId)
  const { referrerId, newcomerId } = joining ?? {}
  // One’s own code brings nothing.
  if (!joining || !referrerId || !newcomerId || referrerId === newcomerId) return
  const hints = await lookAt(tx, referrerId, newcomerId)
  const { enabled, referrerCents, newcomerCents, validityMonths } = await readRules(tx)
  const state = isSamePerson(hints) ? 'refused' : enabled ? 'rewarded' : 'unrewarded'
  const referralId = tx.ids.uuid()
  const now = tx.clock.now()
  const isNew = await insertReferral(tx, {
    ...{ id: referralId, referrerId, newcomerId, joiningId: joining.id, paymentId, state, hints },
    ...{ createdAt: now, updatedAt: now },
  })
  if (!isNew) return
  await audit(tx, {
    action: `referral.${state}`,
    subjectKind: 'referral',
    subjectId: referralId,
    after: { referrerId, newcomerId, hints },
  })
  if (state !== 'rewarded') return
  const expiresOn = voucherLastDay(tx.clock.today(), validityMonths)
  const given = { referralId, expiresOn, reason: null }
  await issueVoucher(tx, { personId: referrerId, origin: 'referrer', valueCents: referrerCents, ...given })
  await issueVoucher(tx, { personId: newcomerId, origin: 'newcomer', valueCents: newcomerCents, ...given })
}

/** The first membership of somebody who was brought is refunded: what is left of both vouchers goes. */
export async function undoReferral(tx: Ctx, paymentId: string): Promise<void> {
  const referralId = await reverseReferral(tx, paymentId)
  if (referralId === null) return
  await audit(tx, {
    action: 'referral.reversed',
    subjectKind: 'referral',
    subjectId: referralId,
    before: { state: 'rewarded' },
    after: { state: 'reversed' },
  })
  await reverseVouchers(tx, referralId)
}
