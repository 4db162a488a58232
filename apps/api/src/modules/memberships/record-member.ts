import { addDays, type LocalDate, startOfDay } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { openPayment, type PaidMail, type PaidPayment, settlePayment } from '../billing/index.ts'
import { admitWithoutEmail } from '../identity/index.ts'
import { admitMember } from './admit-member.ts'
import { readPartners } from './data/member-data.ts'
import { readPeriods } from './data/membership-data.ts'
import { findOpenRenewal } from './data/renewal-data.ts'
import { latestOf } from './domain/renewal-rules.ts'
import { findMembershipPaidBy } from './find-membership-paid-by.ts'
import { listJoinableTypes } from './list-joinable-types.ts'
import { renewMembership } from './renew-membership.ts'
import { phoneOf } from './update-me.ts'

/** Of memberships that were written down by staff, or paid before the portal. */
export const RECORDED_PURPOSE = 'membership'
export const RECORDED_TEMPLATE = 'membership-recorded'
/** Money may have come a while before it is written down. */
const EARLIEST_DAYS_BEFORE = 60

interface Paid {
  readonly typeId: string
  readonly method: 'cheque' | 'transfer'
  readonly paidOn: LocalDate
  readonly note?: string | null | undefined
}
interface NewMember extends Paid {
  readonly firstName: string
  readonly lastName: string
  readonly phone: string | null
  readonly street: string
  readonly complement: string | null
  readonly postcode: string
  readonly city: string
  readonly partnerId: string | null
}

function checkDay({ clock }: Ctx, paidOn: LocalDate): void {
  if (paidOn > clock.today()) throw fieldProblem('/paidOn', 'date.future')
  if (paidOn < addDays(clock.today(), -EARLIEST_DAYS_BEFORE)) throw fieldProblem('/paidOn', 'date.too-old')
}
const settle = (tx: Ctx, paymentId: string, { paidOn, note }: Paid) =>
  settlePayment(tx, { paymentId, paidOn, paidAt: startOfDay(paidOn), note: note || null })

/** The type at the price of the day it was paid, as its period is of that day. */
async function typeFor(tx: Ctx, { typeId, partnerId, paidOn }: NewMember) {
  if (partnerId !== null && !(await readPartners(tx)).some(({ id }) => id === partnerId))
    throw fieldProblem('/partnerId', 'invalid')
  const type = (await listJoinableTypes(tx, partnerId, paidOn)).find(({ id }) => id === typeId)
  if (!type)
    throw problem('membership.type-unavailable', { errors: [{ pointer: '/typeId', code: 'invalid' }] })
  return type
}

/**
 * Records a member without e-mail who has paid by cheque or transfer: person, file, first membership, receipt.
 * @throws problems `membership.type-unavailable`, `request.invalid`.
 */
export const recordMember = (ctx: Ctx, input: NewMember) =>
  withTx(ctx, async (tx) => {
    checkDay(tx, input.paidOn)
    const { method, paidOn, street, complement, postcode, city, partnerId } = input
    const type = await typeFor(tx, input)
    const { firstName, lastName } = input
    const phone = phoneOf(input.phone) ?? null
    const personId = await admitWithoutEmail(tx, { firstName, lastName, phone, locale: 'fr' })
    const paymentId = tx.ids.uuid()
    const { amountCents } = type
    await openPayment(tx, {
      ...{ id: paymentId, personId, purpose: RECORDED_PURPOSE, purposeId: personId, amountCents, method },
      labelFr: `Adhésion – ${type.labelFr}`,
      labelEn: `Membership – ${type.labelEn}`,
    })
    const place = { street, complement, postcode, city }
    const nowhere = { street: null, complement: null, postcode: null, city: null }
    const { membershipId, number, startsOn, endsOn } = await admitMember(
      tx,
      personId,
      {
        ...{ nir: null, siret: null, ape: null, activity: null, partnerId },
        ...{ personalAddress: place, businessAddress: nowhere, proof: null },
      },
      { terms: type, typeId: type.id, amountCents, paymentId, paymentMethod: method, paidOn },
    )
    await settle(tx, paymentId, input)
    await audit(tx, {
      ...{ action: 'member.recorded', subjectKind: 'person', subjectId: personId },
      after: { memberNumber: number, membershipId, startsOn, endsOn, method, amountCents },
    })
    return { personId, memberNumber: number, membershipId, startsOn, endsOn }
  })

/** The letter that carries the receipt of who was recorded; null for money that came before the portal. */
export async function tellRecorded(ctx: Ctx, { paymentId }: PaidPayment): Promise<PaidMail | null> {
  const membership = await findMembershipPaidBy(ctx, paymentId)
  if (!membership) return null
  const { startsOn, endsOn } = membership
  return { template: RECORDED_TEMPLATE, data: { startsOn, endsOn } }
}

/**
 * Records the renewal of a member who has paid by cheque or transfer, by the same rules as when he asks for it himself.
 * @throws problems `resource.not-found`, `membership.already-extended`, `membership.renewal-pending`,
 * `membership.type-unavailable`, `request.invalid`.
 */
export const recordRenewal = (ctx: Ctx, personId: string, input: Paid) =>
  withTx(ctx, async (tx) => {
    checkDay(tx, input.paidOn)
    const latest = latestOf(await readPeriods(tx, personId))
    if (!latest) throw problem('resource.not-found')
    const { typeId, method, paidOn } = input
    await renewMembership(tx, { membershipId: latest.id, typeId, method }, personId, paidOn)
    const renewal = await findOpenRenewal(tx, personId)
    if (!renewal) throw new TypeError('a renewal that was asked for is open')
    await settle(tx, renewal.paymentId, input)
    const made = await findMembershipPaidBy(tx, renewal.paymentId)
    if (!made) throw new TypeError('what was paid is there')
    return { membershipId: made.id, startsOn: made.startsOn, endsOn: made.endsOn }
  })
