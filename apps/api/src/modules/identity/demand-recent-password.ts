import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findProof, noteProof } from './data/proof-data.ts'
import { isRecentProof } from './domain/recent-proof.ts'
import { confirmRecheck, recheckPassword } from './recheck-password.ts'

/** The password, or nothing where it was given a moment ago. */
export interface RecentProof {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/**
 * The password of whoever is signed in: given now, or in this session a moment ago. Outside transactions.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`.
 */
export async function demandRecentPassword(
  ctx: Ctx,
  { currentPassword, deviceToken }: RecentProof,
): Promise<void> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { sessionId } = ctx.actor
  if (currentPassword === undefined) {
    if (!isRecentProof(await findProof(ctx, sessionId), ctx.clock.now())) throw problem('password.needed')
    return
  }
  const checked = await recheckPassword(ctx, { currentPassword, deviceToken })
  await withTx(ctx, async (tx) => {
    await confirmRecheck(tx, checked)
    await noteProof(tx, sessionId)
  })
}
