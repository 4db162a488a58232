import type { StopReason } from '@guichet/domain/automatic-renewal'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { problem } from '../../platform/problem-error.ts'
import { type AutomaticRow, changeAutomatic, lockAutomatic, stopPlans } from './data/automatic-data.ts'
import { type AutomaticView, getAutomaticRenewal } from './get-automatic-renewal.ts'
import { tellMember } from './tell-member.ts'

/** Ends automatic renewal: nothing more is debited, and the payment service forgets the means of payment. In a transaction. */
export async function stop(tx: Ctx, automatic: AutomaticRow, reason: StopReason): Promise<void> {
  const stoppedOn = tx.clock.today()
  if (!(await changeAutomatic(tx, automatic.id, { state: 'stopped', stoppedOn, stopReason: reason }))) return
  await stopPlans(tx, automatic.id)
  await audit(tx, {
    action: 'automatic-renewal.stopped',
    subjectKind: 'person',
    subjectId: automatic.personId,
    before: { state: automatic.state },
    after: { reason },
  })
  if (automatic.methodId !== null) await emit(tx, 'method.dropped', { methodId: automatic.methodId })
  if (automatic.state === 'on') await tellMember(tx, automatic, 'automatic-renewal-stopped', '', { reason })
}

/**
 * Stops the automatic renewal of mine, in one click; a debit that is with the bank already is not called back.
 * @throws a problem `renewal.automatic-off`.
 */
export const stopAutomaticRenewal = (ctx: Ctx): Promise<AutomaticView> =>
  withTx(ctx, async (tx) => {
    const automatic = await lockAutomatic(tx, actingPersonId(tx))
    if (!automatic) throw problem('renewal.automatic-off')
    await stop(tx, automatic, automatic.state === 'on' ? 'member' : 'given-up')
    return getAutomaticRenewal(tx)
  })

/** Who has ended the activity, leaves or has died is not debited for the next membership. In a transaction. */
export async function endAutomaticRenewal(tx: Ctx, personId: string): Promise<void> {
  const automatic = await lockAutomatic(tx, personId)
  if (automatic) await stop(tx, automatic, automatic.state === 'on' ? 'member' : 'given-up')
}
