import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { holdFactors } from './data/factor-data.ts'
import { deletePasskey } from './data/passkey-data.ts'
import type { RecentProof } from './demand-recent-password.ts'
import { demandSettledOwner } from './own-recovery.ts'
import { settleFactorChange, settleRemoval } from './settle-factor-change.ts'

/**
 * Removes one of my passkeys.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`, `resource.not-found`, `factor.last`.
 */
export async function removePasskey(ctx: Ctx, id: string, proof: RecentProof): Promise<void> {
  const personId = actingPersonId(ctx)
  await demandSettledOwner(ctx, proof)
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    const name = await deletePasskey(tx, personId, id)
    if (name === null) throw problem('resource.not-found')
    await settleRemoval(tx, personId)
    await settleFactorChange(tx, personId, 'passkey-removed', { kind: 'passkey', id }, { name })
  })
}
