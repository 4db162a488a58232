import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { deleteTotp, holdFactors } from './data/factor-data.ts'
import type { RecentProof } from './demand-recent-password.ts'
import { demandSettledOwner } from './own-recovery.ts'
import { settleFactorChange, settleRemoval } from './settle-factor-change.ts'

/**
 * Removes my authenticator program.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`, `factor.unknown`, `factor.last`.
 */
export async function removeTotp(ctx: Ctx, proof: RecentProof): Promise<void> {
  const personId = actingPersonId(ctx)
  await demandSettledOwner(ctx, proof)
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    if (!(await deleteTotp(tx, personId))) throw problem('factor.unknown')
    await settleRemoval(tx, personId)
    await settleFactorChange(tx, personId, 'totp-removed')
  })
}
