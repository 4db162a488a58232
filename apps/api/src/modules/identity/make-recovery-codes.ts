import {
  formatRecoveryCode,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  recoveryCodeFrom,
  splitRecoveryCode,
} from '@guichet/domain/recovery-code'
import { hasFactor } from '@guichet/domain/sign-in-methods'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  deleteRecoveryCodes,
  holdFactors,
  insertRecoveryCodes,
  readKnownFactors,
} from './data/factor-data.ts'
import type { RecentProof } from './demand-recent-password.ts'
import { demandSettledOwner } from './own-recovery.ts'
import { settleFactorChange } from './settle-factor-change.ts'

/** Codes whose first signs differ, so that each is found by them. */
function newCodes(ctx: Ctx): string[] {
  const codes = new Map<string, string>()
  while (codes.size < RECOVERY_CODES) {
    const code = recoveryCodeFrom(ctx.ids.bytes(RECOVERY_CODE_BYTES))
    codes.set(splitRecoveryCode(code).selector, code)
  }
  return [...codes.values()]
}

/**
 * Makes ten recovery codes in place of those before; they are shown this once.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`, `factor.unknown`.
 */
export async function makeRecoveryCodes(ctx: Ctx, proof: RecentProof): Promise<string[]> {
  const personId = actingPersonId(ctx)
  await demandSettledOwner(ctx, proof)
  if (!hasFactor(await readKnownFactors(ctx, personId))) throw problem('factor.unknown')
  const codes = newCodes(ctx)
  const hashed = await Promise.all(
    codes.map(async (code) => {
      const { selector, secret } = splitRecoveryCode(code)
      return { selector, codeHash: await ctx.deps.hasher.hashCode(secret) }
    }),
  )
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    if (!hasFactor(await readKnownFactors(tx, personId))) throw problem('factor.unknown')
    await deleteRecoveryCodes(tx, personId)
    const createdAt = tx.clock.now()
    const rows = hashed.map((row) => ({ ...row, id: tx.ids.uuid(), personId, createdAt }))
    await insertRecoveryCodes(tx, rows)
    await settleFactorChange(tx, personId, 'recovery-codes-made')
  })
  return codes.map(formatRecoveryCode)
}
