import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { latestEnd } from '@guichet/domain/membership-period'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { type OpenPaymentInput, openPayment } from '../billing/index.ts'
import { findMembership, findNamedPartner, readOfferedTypes, readPeriods } from './data/membership-data.ts'
import { findOpenRenewal, insertRenewal } from './data/renewal-data.ts'
import { renewableOf, termsOn } from './domain/renewal-rules.ts'

export const RENEWAL_PURPOSE = 'membership-renewal'

interface NewRenewal {
  readonly id: string
  readonly personId: string
  readonly membershipId: string
  readonly type: {
    readonly id: string
    readonly code: string
    readonly labelFr: string
    readonly labelEn: string
  }
  readonly payment: Pick<OpenPaymentInput, 'id' | 'amountCents' | 'method' | 'unattended' | 'methodId'>
  /** Automatic renewal is switched on by it. */
  readonly automatic?: boolean
  readonly voucherCents?: number
}

/** Writes a renewal and the payment that it waits for; false when another of this person waits. */
export async function writeRenewal(tx: Ctx, input: NewRenewal): Promise<boolean> {
  const { id, personId, membershipId, type, payment, automatic = false } = input
  const { amountCents, method } = payment
  await openPayment(tx, {
    ...payment,
    ...{ personId, purpose: RENEWAL_PURPOSE, purposeId: id },
    labelFr: `Renouvellement d’adhésion – ${type.labelFr}`,
    labelEn: `Membership renewal – ${type.labelEn}`,
  })
  const now = tx.clock.now()
  const isNew = await insertRenewal(tx, {
    ...{ id, personId, membershipId, typeId: type.id, paymentId: payment.id, amountCents, automatic },
    ...{ state: 'awaiting-payment', createdAt: now, updatedAt: now },
  })
  if (!isNew) return false
  await audit(tx, {
    action: 'membership.renewal-requested',
    subjectKind: 'renewal',
    subjectId: id,
    after: { membershipId, type: type.code, method, amountCents, voucherCents: input.voucherCents ?? 0 },
  })
  return true
}

/** What renewing the latest membership of a person costs and gives, in its own type, if it is paid on `day`. */
export interface RenewalQuote {
  readonly membershipId: string
  readonly endsOn: LocalDate
  /** Null when the type is not offered any more, or costs nothing. */
  readonly offer: {
    readonly type: NewRenewal['type']
    readonly amountCents: number
    readonly startsOn: LocalDate
    readonly endsOn: LocalDate
  } | null
}

/** Null when there is nothing to renew: no membership, one that was cancelled, or the next one is paid already. */
export async function quoteRenewal(ctx: Ctx, personId: string, day: LocalDate): Promise<RenewalQuote | null> {
  const periods = await readPeriods(ctx, personId)
  const latest = renewableOf(periods, ctx.clock.today())
  if (!latest || latest.cancelledOn) return null
  const current = await findMembership(ctx, personId, latest.id)
  const types = await readOfferedTypes(ctx, await findNamedPartner(ctx, personId), day)
  const type = types.find(({ id }) => id === current?.typeId)
  const terms = type && termsOn(type, periods, day)
  const ends = periods.map(({ startsOn, endsOn }) => ({
    startsOn: parseLocalDate(startsOn),
    endsOn: parseLocalDate(endsOn),
  }))
  return {
    membershipId: latest.id,
    endsOn: latestEnd(ends) ?? parseLocalDate(latest.endsOn),
    offer:
      type && terms && terms.amountCents > 0
        ? { type, amountCents: terms.amountCents, startsOn: terms.startsOn, endsOn: terms.endsOn }
        : null,
  }
}

/** Whether a renewal of this person waits for its payment. */
export const isRenewalOpen = async (ctx: Ctx, personId: string): Promise<boolean> =>
  (await findOpenRenewal(ctx, personId)) !== null
