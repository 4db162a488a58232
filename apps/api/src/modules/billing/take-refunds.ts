import {
  isUndone,
  mergeRefund,
  type RefundFacts,
  type RefundKind,
  type RefundState,
  refundedCents,
  type ToldRefund,
} from '@guichet/domain/refunds'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { lockPayment, type PaymentRow } from './data/payment-data.ts'
import { insertRefund, moveRefund, type RefundRow, readRefunds, setRefunded } from './data/refund-data.ts'
import { getPurpose, type PaidMail, tellFollowers } from './purposes.ts'
import { tellFinance } from './tell-finance.ts'

/** What stands as the reason of a refund that the payment service told of. */
const BY_SERVICE = 'payment-service'

const ACTIONS: Readonly<Record<RefundState, string | null>> = {
  pending: null,
  done: 'payment.refunded',
  failed: 'payment.refund-refused',
}

/** What tells the payer; of what was recorded in error, or sent back by the bank, nothing is given to him. */
const MAILS: Readonly<Record<RefundKind, string>> = {
  refund: 'payment-refunded',
  mistake: 'payment-mistaken',
  bank: 'payment-returned',
}

/** Writes down one refund as it stands now. @returns whether its money has just gone back. */
async function note(tx: Ctx, payment: PaymentRow, before: RefundRow | undefined, now: RefundFacts) {
  const { providerId, state, amountCents } = now
  if (before) await moveRefund(tx, before, { providerId, state })
  else {
    const at = tx.clock.now()
    const row = { ...now, paymentId: payment.id, reason: BY_SERVICE, createdAt: at, updatedAt: at }
    await insertRefund(tx, row)
  }
  const action = now.kind === 'bank' && state === 'done' ? 'payment.returned' : ACTIONS[state]
  if (before?.state === state || action === null) return false
  await audit(tx, {
    action,
    ...{ subjectKind: 'payment', subjectId: payment.id },
    before: { state: before?.state ?? null },
    after: { refundId: now.id, state, amountCents, reason: before?.reason ?? BY_SERVICE },
  })
  return state === 'done'
}

/** Tells the payer what goes back to him, and what follows. */
async function tellPayer(tx: Ctx, payment: PaymentRow, refund: RefundFacts, mail: PaidMail) {
  const person = await findPerson(tx, payment.personId)
  if (!person) return
  await queueMessage(tx, {
    template: mail.template,
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: {
      firstName: person.firstName,
      paymentId: payment.id,
      label: person.locale === 'en' ? payment.labelEn : payment.labelFr,
      amountCents: refund.amountCents,
      paidCents: payment.amountCents,
      method: payment.method,
      url: `${tx.deps.config.publicUrl}/paiements`,
      ...mail.data,
    },
    dedupeKey: `payment-refunded:${refund.id}`,
  })
}

/** Tells the organisation that the bank took back what had come. */
async function tellDesk(tx: Ctx, payment: PaymentRow, refund: RefundFacts) {
  const [person, { email: to }] = await Promise.all([
    findPerson(tx, payment.personId),
    getOrganisationProfile(tx),
  ])
  await queueMessage(tx, {
    ...{ template: 'payment-returned-desk', to, personId: null, locale: 'fr' },
    data: {
      name: person ? `${person.firstName} ${person.lastName}` : '',
      ...{ label: payment.labelFr, amountCents: refund.amountCents, reference: payment.reference },
      url: `${tx.deps.config.publicUrl}/admin/adherents/${payment.personId}`,
    },
    dedupeKey: `payment-returned-desk:${refund.id}`,
  })
}

/** Tells finance that money which had gone back has not arrived: it is still here, and somebody waits for it. */
async function tellFailure(tx: Ctx, payment: PaymentRow, refund: RefundFacts) {
  const person = await findPerson(tx, payment.personId)
  await tellFinance(tx, {
    ...{ template: 'refund-failed', key: refund.id, path: `/admin/adherents/${payment.personId}` },
    data: {
      name: person ? `${person.firstName} ${person.lastName}` : '',
      ...{ labelFr: payment.labelFr, labelEn: payment.labelEn },
      ...{ amountCents: refund.amountCents, reference: payment.reference },
    },
  })
}

/**
 * Takes note of what has become of the refunds of a payment (`settle`): each once, whoever tells of it, in whatever order.
 * What was paid is undone in the same transaction, once, as soon as the refunds say so (`isUndone`).
 */
const takeRefunds = (
  ctx: Ctx,
  paymentId: string,
  settle: (known: readonly RefundRow[], newId: () => string) => readonly RefundFacts[],
): Promise<void> =>
  withTx(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (!payment || (payment.state !== 'paid' && payment.state !== 'refunded')) return
    const before = await readRefunds(tx, paymentId)
    await settleRefunds(
      tx,
      payment,
      before,
      settle(before, () => tx.ids.uuid()),
    )
  })

/** Takes note of what the payment service tells. */
export const takeToldRefunds = (ctx: Ctx, paymentId: string, told: readonly ToldRefund[]): Promise<void> =>
  takeRefunds(ctx, paymentId, (known, newId) =>
    told.reduce<readonly RefundFacts[]>((all, one) => mergeRefund(all, one, newId()), known),
  )

/**
 * A refund under way ends here: by hand, or because the payment service refuses.
 */
export const endRefund = (ctx: Ctx, { id, paymentId }: RefundRow, state: 'done' | 'failed'): Promise<void> =>
  takeRefunds(ctx, paymentId, (known) =>
    known.map((one) => (one.id === id && one.state === 'pending' ? { ...one, state } : one)),
  )

async function settleRefunds(
  tx: Ctx,
  payment: PaymentRow,
  before: readonly RefundRow[],
  after: readonly RefundFacts[],
): Promise<void> {
  const backCents = refundedCents(after)
  if (backCents > payment.amountCents) {
    tx.log.error({ paymentId: payment.id, backCents }, 'more went back than was paid')
    return
  }
  const gone: RefundFacts[] = []
  // Told to have gone back, and not gone after all.
  const lost = after.filter(
    ({ id, state }) => state === 'failed' && before.find((one) => one.id === id)?.state === 'done',
  )
  for (const now of after) {
    const known = before.find(({ id }) => id === now.id)
    const isChanged = known?.state !== now.state || known.providerId !== now.providerId
    if (isChanged && (await note(tx, payment, known, now))) gone.push(now)
  }
  if (backCents === refundedCents(before)) return
  await setRefunded(tx, payment.id, backCents)
  const undone = isUndone(payment.amountCents, after)
  const last = gone.at(-1)
  const reason = before.find(({ id }) => id === last?.id)?.reason ?? null
  const isNews = undone && !isUndone(payment.amountCents, before)
  const mail = isNews
    ? ((await getPurpose(payment.purpose).onRefunded?.(tx, payment.id, reason)) ?? null)
    : null
  if (isNews) await tellFollowers(tx, 'onRefunded', payment.id)
  await tellFollowers(tx, 'onMoneyBack', payment.id)
  for (const refund of lost) await tellFailure(tx, payment, refund)
  for (const refund of gone) {
    const kind = refund.kind ?? 'refund'
    const general = { template: MAILS[kind], data: { remains: undone ? 0 : 1 } }
    await tellPayer(tx, payment, refund, refund === last && mail && kind === 'refund' ? mail : general)
    if (kind === 'bank') await tellDesk(tx, payment, refund)
  }
}
