import type { Ctx } from '../../ctx.ts'
import { findPayment } from '../billing/index.ts'
import { findRenewalByPayment } from '../memberships/index.ts'
import {
  changePlan,
  findAutomatic,
  insertAutomatic,
  isDebitWanted,
  lockAutomatic,
  lockPlanByRenewal,
} from './data/automatic-data.ts'
import { takeRefusal } from './renew-automatically.ts'
import { stop } from './stop-automatic-renewal.ts'
import { switchOn } from './switch-on.ts'

/** A renewal is paid: by a debit of ours, or by its member, who may have asked for the next ones to be debited. */
export async function followPaid(tx: Ctx, paymentId: string): Promise<void> {
  const renewal = await findRenewalByPayment(tx, paymentId)
  if (!renewal) return
  const plan = await lockPlanByRenewal(tx, renewal.id)
  if (plan) await changePlan(tx, plan.id, { state: 'done' })
  const payment = renewal.automatic ? await findPayment(tx, paymentId) : null
  if (!payment?.methodId || (await lockAutomatic(tx, renewal.personId))?.state === 'on') return
  const before = await lockAutomatic(tx, renewal.personId)
  if (before) await stop(tx, before, 'given-up')
  const now = tx.clock.now()
  const row = {
    ...{ id: tx.ids.uuid(), personId: renewal.personId, state: 'setting-up' as const },
    method: payment.method === 'sepa-debit' ? ('sepa-debit' as const) : ('card' as const),
    ...{ agreedOn: tx.clock.today(), createdAt: now, updatedAt: now },
  }
  if (!(await insertAutomatic(tx, row))) return
  const made = await lockAutomatic(tx, renewal.personId)
  if (made) await switchOn(tx, made, { id: payment.methodId, label: payment.methodLabel ?? '' })
}

/** A debit of ours was refused. */
export async function followEnded(tx: Ctx, paymentId: string): Promise<void> {
  const renewal = await findRenewalByPayment(tx, paymentId)
  const plan = renewal && (await lockPlanByRenewal(tx, renewal.id))
  if (!plan) return
  const automatic = await lockAutomatic(tx, renewal.personId)
  if (automatic?.id === plan.automaticId) await takeRefusal(tx, automatic, plan)
  // Stopped meanwhile: it is not tried again.
  else await changePlan(tx, plan.id, { state: 'stopped' })
}

/** What is not with the bank yet when automatic renewal is stopped is not debited, nor what pays no renewal. */
export async function isDebitCalledOff(ctx: Ctx, paymentId: string): Promise<boolean> {
  const renewal = await findRenewalByPayment(ctx, paymentId)
  return !renewal || !(await isDebitWanted(ctx, renewal.id))
}

/** Whose membership is cancelled is not debited for the next one. */
export async function followCancelled(tx: Ctx, personId: string): Promise<void> {
  const automatic = await findAutomatic(tx, personId)
  if (automatic && automatic.state !== 'stopped') await stop(tx, automatic, 'cancelled')
}
