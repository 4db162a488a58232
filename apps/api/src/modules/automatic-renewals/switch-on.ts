import { planDays } from '@guichet/domain/automatic-renewal'

import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { KeptMethod } from '../../platform/ports/payment-gateway.ts'
import { quoteRenewal } from '../memberships/index.ts'
import {
  type AutomaticRow,
  changeAutomatic,
  findPlan,
  insertPlan,
  lockBySetup,
} from './data/automatic-data.ts'
import { factsOf } from './domain/plan-facts.ts'
import { stop } from './stop-automatic-renewal.ts'
import { tellMember, wordsOf } from './tell-member.ts'

/** The plan of the membership that is to be renewed next, made when there is none; null when there is nothing to renew. */
export async function planNext(tx: Ctx, automatic: Pick<AutomaticRow, 'id' | 'personId' | 'agreedOn'>) {
  const today = tx.clock.today()
  const quote = await quoteRenewal(tx, automatic.personId, today)
  if (!quote) return null
  const known = await findPlan(tx, automatic.id, quote.membershipId)
  const days = planDays(factsOf(quote.endsOn, automatic.agreedOn, known), today)
  // What is told is the price of the day of the debit.
  const later = (await quoteRenewal(tx, automatic.personId, days.debitOn)) ?? quote
  if (known || !later.offer) return { quote: later, days, plan: known }
  const now = tx.clock.now()
  const row = {
    ...{ id: tx.ids.uuid(), automaticId: automatic.id, membershipId: quote.membershipId },
    ...{ typeId: later.offer.type.id, amountCents: later.offer.amountCents, debitOn: days.debitOn },
    ...{ state: 'waiting' as const, createdAt: now, updatedAt: now },
  }
  await insertPlan(tx, row)
  return { quote: later, days, plan: await findPlan(tx, automatic.id, quote.membershipId) }
}

/** A means of payment is kept: from now on the membership renews by itself. In a transaction. */
export async function switchOn(tx: Ctx, automatic: AutomaticRow, kept: KeptMethod): Promise<void> {
  const agreedOn = tx.clock.today()
  const on = { state: 'on' as const, methodId: kept.id, methodLabel: kept.label, agreedOn, setupUrl: null }
  if (!(await changeAutomatic(tx, automatic.id, on))) return
  await audit(tx, {
    action: 'automatic-renewal.switched-on',
    subjectKind: 'person',
    subjectId: automatic.personId,
    after: { method: automatic.method, agreedOn },
  })
  const now = { ...automatic, ...on }
  const next = await planNext(tx, now)
  if (next && !next.plan) await stop(tx, now, 'unavailable')
  else
    await tellMember(tx, now, 'automatic-renewal-on', '', {
      ...(next ? wordsOf(next.quote) : {}),
      debitOn: next?.days.debitOn ?? '',
    })
}

/** Asks the payment service whether a means of payment was left on its page, and takes note of it. Safe to repeat. */
export async function syncSetup(ctx: Ctx, setupId: string): Promise<void> {
  const gateway = ctx.deps.payments
  const isOurs = await withTx(ctx, async (tx) => (await lockBySetup(tx, setupId))?.state === 'setting-up')
  if (!gateway || !isOurs) return
  const setup = await gateway.getSetup(setupId)
  await withTx(ctx, async (tx) => {
    const automatic = await lockBySetup(tx, setupId)
    if (automatic?.state !== 'setting-up') return
    if (setup.kept) await switchOn(tx, automatic, setup.kept)
    else if (setup.status === 'expired') await stop(tx, automatic, 'given-up')
  })
}
