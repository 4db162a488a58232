import { againOn, dueStep } from '@guichet/domain/automatic-renewal'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { isRenewalOpen, readPeriods, writeRenewal } from '../memberships/index.ts'
import {
  type AutomaticRow,
  changePlan,
  listNearing,
  lockAutomatic,
  type PlanRow,
} from './data/automatic-data.ts'
import { factsOf } from './domain/plan-facts.ts'
import { stop } from './stop-automatic-renewal.ts'
import { planNext } from './switch-on.ts'
import { tellMember, wordsOf } from './tell-member.ts'

const BATCH = 200

type Next = NonNullable<Awaited<ReturnType<typeof planNext>>>
type Offer = NonNullable<Next['quote']['offer']>

/** Debits what was told; the payment service is asked once this is written down (`payment.due`). */
async function debit(tx: Ctx, automatic: AutomaticRow, plan: PlanRow, { type }: Offer): Promise<boolean> {
  // The member is paying it, perhaps in another way: that is looked at again tomorrow.
  if (await isRenewalOpen(tx, automatic.personId)) return false
  const [renewalId, paymentId] = [tx.ids.uuid(), tx.ids.uuid()]
  const { personId, method, methodId } = automatic
  const { membershipId, amountCents } = plan
  const payment = { id: paymentId, amountCents, method, methodId, unattended: true }
  // Nothing of it may stay: a payment without a renewal would be debited.
  if (!(await writeRenewal(tx, { id: renewalId, personId, membershipId, type, payment })))
    throw new TypeError(`another renewal of ${personId} waits`)
  await changePlan(tx, plan.id, { state: 'debiting', tries: plan.tries + 1, renewalId })
  await audit(tx, {
    action: 'automatic-renewal.debited',
    subjectKind: 'membership',
    subjectId: membershipId,
    after: { renewalId, amountCents, tries: plan.tries + 1 },
  })
  await emit(tx, 'payment.due', { paymentId })
  return true
}

/** Says what is to be said: what was told is what is debited. */
async function say(tx: Ctx, automatic: AutomaticRow, next: Next, plan: PlanRow, step: 'notice' | 'announce') {
  const today = tx.clock.today()
  const { days, quote } = next
  const said = step === 'notice' ? { noticedOn: today } : { announcedOn: today }
  const amountCents = step === 'notice' ? (quote.offer?.amountCents ?? plan.amountCents) : plan.amountCents
  await changePlan(tx, plan.id, { ...said, amountCents, debitOn: days.debitOn })
  await audit(tx, {
    action: step === 'notice' ? 'automatic-renewal.noticed' : 'automatic-renewal.announced',
    subjectKind: 'membership',
    subjectId: plan.membershipId,
    after: { amountCents, debitOn: days.debitOn },
  })
  const template = step === 'notice' ? 'automatic-renewal-notice' : 'automatic-renewal-announced'
  const data = { ...wordsOf(quote), amountCents, debitOn: days.debitOn }
  await tellMember(tx, automatic, template, plan.membershipId, data)
}

/** One step for one member, in one transaction; false when nothing is due (any more). */
const takeStep = (ctx: Ctx, personId: string): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    // Held as by whoever renews by hand, and before anything else, as by a payment that arrives.
    await readPeriods(tx, personId, true)
    const automatic = await lockAutomatic(tx, personId)
    if (automatic?.state !== 'on') return false
    const next = await planNext(tx, automatic)
    if (!next) return false
    const { quote, plan } = next
    if (plan && plan.state !== 'waiting') return false
    const step = dueStep(factsOf(quote.endsOn, automatic.agreedOn, plan), tx.clock.today())
    if (step === null) return false
    if (step === 'too-late') await stop(tx, automatic, 'too-late')
    else if (!plan || !quote.offer) await stop(tx, automatic, 'unavailable')
    else if (step === 'debit') return debit(tx, automatic, plan, quote.offer)
    else await say(tx, automatic, next, plan, step)
    return true
  })

/**
 * Does what is due today for whoever renews automatically: notice, announcement, debit. Each once, however often this runs and
 * on however many processes; what was missed is made up for by the rule of `dueStep`.
 * @returns how many steps were taken.
 */
export async function renewAutomatically(ctx: Ctx): Promise<number> {
  const today = ctx.clock.today()
  let taken = 0
  let after: string | null = null
  for (;;) {
    const near: Awaited<ReturnType<typeof listNearing>> = await listNearing(ctx, {
      today,
      after,
      limit: BATCH,
    })
    for (const { id, personId } of near) {
      try {
        while (await takeStep(ctx, personId)) taken += 1
      } catch (error) {
        // The others are not kept waiting; the next run tries again.
        ctx.log.error({ err: error, automaticId: id }, 'an automatic renewal was not looked after')
      }
    }
    after = near.at(-1)?.id ?? null
    if (near.length < BATCH) return taken
  }
}

/** A debit was refused: told, tried again once, then stopped. In the payment’s transaction. */
export async function takeRefusal(tx: Ctx, automatic: AutomaticRow, plan: PlanRow): Promise<void> {
  const again = againOn(plan.tries, tx.clock.today())
  if (again === null) {
    await changePlan(tx, plan.id, { state: 'stopped' })
    await stop(tx, automatic, 'refused')
    return
  }
  await changePlan(tx, plan.id, { state: 'waiting', debitOn: again })
  await tellMember(tx, automatic, 'automatic-renewal-refused', plan.id, {
    amountCents: plan.amountCents,
    debitOn: again,
  })
}
