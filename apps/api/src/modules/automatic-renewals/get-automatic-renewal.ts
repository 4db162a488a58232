import type { automaticRenewal } from '@guichet/contract/automatic-renewals.contract'
import { planDays } from '@guichet/domain/automatic-renewal'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { quoteRenewal } from '../memberships/index.ts'
import { type AutomaticRow, findAutomatic, findPlan } from './data/automatic-data.ts'
import { factsOf } from './domain/plan-facts.ts'

export type AutomaticView = z.input<typeof automaticRenewal>

/** What is debited next, or would be if one agreed today. */
async function nextOf(
  ctx: Ctx,
  personId: string,
  automatic: AutomaticRow | null,
): Promise<AutomaticView['next']> {
  const today = ctx.clock.today()
  const quote = await quoteRenewal(ctx, personId, today)
  if (!quote || quote.endsOn < today) return null
  const plan = automatic && (await findPlan(ctx, automatic.id, quote.membershipId))
  const days = planDays(factsOf(quote.endsOn, automatic?.agreedOn ?? today, plan), today)
  const later = await quoteRenewal(ctx, personId, days.debitOn)
  if (!later?.offer) return null
  const { offer } = later
  // What was told once stays what is debited.
  const isTold = plan !== null && (plan.noticedOn !== null || days.noticeOn === null)
  return {
    typeLabel: ctx.locale === 'en' ? offer.type.labelEn : offer.type.labelFr,
    amountCents: isTold ? plan.amountCents : offer.amountCents,
    currentEndsOn: quote.endsOn,
    ...{ startsOn: offer.startsOn, endsOn: offer.endsOn, ...days },
    state: plan?.state === 'debiting' ? 'debiting' : plan && plan.tries > 0 ? 'again' : 'waiting',
  }
}

/** Whether my membership renews by itself, and what is debited when. */
export async function getAutomaticRenewal(ctx: Ctx): Promise<AutomaticView> {
  const personId = actingPersonId(ctx)
  const latest = await findAutomatic(ctx, personId)
  const live = latest?.state === 'stopped' ? null : latest
  const next = await nextOf(ctx, personId, live)
  const isOffered = ctx.deps.payments !== null && next !== null
  return {
    state: live === null ? 'off' : live.state === 'on' ? 'on' : 'setting-up',
    methods: isOffered ? ['sepa-debit', 'card'] : [],
    method: live?.method ?? null,
    methodLabel: live?.methodLabel ?? null,
    setupUrl: live?.setupUrl ?? null,
    agreedOn: live?.state === 'on' ? live.agreedOn : null,
    next,
    stopped:
      latest?.state === 'stopped' && latest.stoppedOn !== null && latest.stopReason !== null
        ? { on: latest.stoppedOn, reason: latest.stopReason }
        : null,
  }
}
