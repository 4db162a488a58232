import type { getJoining as route } from '@guichet/contract/joinings.contract'
import type { BodyOf } from '@guichet/contract/route'
import { maskNir } from '@guichet/domain/identifiers'
import type { MembershipTerms } from '@guichet/domain/membership-terms'
import type { Ctx } from '../../ctx.ts'
import { findPayment, howToPay } from '../billing/index.ts'
import { holdCredentials } from '../identity/index.ts'
import {
  availableMethods,
  findMembership,
  listJoinableTypes,
  periodFor,
  readPartners,
  readPeriods,
} from '../memberships/index.ts'
import type { JoiningRow } from './data/joining-data.ts'
import { type JoiningAccess, readContent, termsOf } from './joining-access.ts'
import type { JoiningContent } from './joining-content.ts'

export type JoiningView = BodyOf<typeof route>
type Order = NonNullable<JoiningView['order']>
type Payment = NonNullable<Order['payment']>

async function paymentOf(ctx: Ctx, joining: JoiningRow): Promise<Payment | null> {
  const payment = joining.paymentId === null ? null : await findPayment(ctx, joining.paymentId)
  if (!payment) return null
  const isOpen = payment.state === 'pending'
  return {
    method: payment.method as Payment['method'],
    state: payment.state as Payment['state'],
    checkoutUrl: isOpen ? payment.checkoutUrl : null,
    reference: payment.reference,
    ...(await howToPay(ctx, isOpen ? payment.method : null)),
  }
}

/** The days that it gives if it is paid today. */
export async function plannedDays(ctx: Ctx, personId: string | null, terms: MembershipTerms) {
  const periods = personId ? await readPeriods(ctx, personId) : []
  return periodFor(periods, ctx.clock.today(), terms)
}

/** What is bought, at the price of today until a payment is opened; null when that is no longer offered. */
async function orderOf(ctx: Ctx, joining: JoiningRow): Promise<Order | null> {
  const { personId, membershipId, typeLabelFr, typeLabelEn } = joining
  const terms = termsOf(joining)
  if (joining.state === 'draft' || !terms || typeLabelFr === null || typeLabelEn === null) return null
  const partnerId = readContent(ctx, joining)?.partnerId || null
  const type = (await listJoinableTypes(ctx, partnerId)).find(({ id }) => id === joining.typeId)
  const amountCents = joining.state === 'submitted' ? type?.amountCents : joining.amountCents
  if (amountCents == null) return null
  const made = personId && membershipId ? await findMembership(ctx, personId, membershipId) : null
  const { startsOn, endsOn } = made ?? (await plannedDays(ctx, personId, terms))
  const partner = partnerId ? (await readPartners(ctx)).find(({ id }) => id === partnerId) : undefined
  const isPaid = joining.state === 'completed'
  return {
    email: joining.email,
    typeLabel: ctx.locale === 'en' ? typeLabelEn : typeLabelFr,
    partnerName: made ? made.partnerName : (partner?.name ?? null),
    ...{ amountCents, startsOn, endsOn },
    methods: await availableMethods(ctx),
    payment: await paymentOf(ctx, joining),
    activationAwaited: isPaid && personId !== null && (await holdCredentials(ctx, personId)) === null,
  }
}

/** A joining as its secret shows it. */
export async function toJoiningView(ctx: Ctx, { joining, proven }: JoiningAccess): Promise<JoiningView> {
  const content = readContent(ctx, joining)
  const isDraft = joining.state === 'draft'
  return {
    state: proven || isDraft ? joining.state : 'submitted',
    proven,
    companyHolder: isDraft ? null : joining.companyHolder,
    expiresAt: joining.expiresAt.toISOString(),
    draft: content && draftOf(content),
    order: proven ? await orderOf(ctx, joining) : null,
  }
}

/** What was typed; the social security number never leaves whole. */
const draftOf = ({ nir, proof: _, ...typed }: JoiningContent) => ({
  ...typed,
  nirMasked: nir === null ? null : maskNir(nir),
})
