import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { endTotpSetup, findTotp, findTotpSetup, holdFactors, replaceTotp } from './data/factor-data.ts'
import { settleFactorChange } from './settle-factor-change.ts'
import { matchingTotpStep } from './totp.ts'

/**
 * Takes the offered secret once a code shows that a program holds it; that code is used up.
 * @throws problems `factor.setup-expired`, `factor.code-wrong`.
 */
export async function confirmTotp(ctx: Ctx, code: string): Promise<void> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  const secretCipher = await findTotpSetup(ctx, personId, sessionId)
  if (!secretCipher) throw problem('factor.setup-expired')
  const step = matchingTotpStep(ctx, secretCipher, code)
  if (step === null)
    throw problem('factor.code-wrong', { errors: [{ pointer: '/code', code: 'code.wrong' }] })
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    if (!(await endTotpSetup(tx, personId, secretCipher))) throw problem('factor.setup-expired')
    const isReplaced = (await findTotp(tx, personId)) !== null
    await replaceTotp(tx, personId, secretCipher, step)
    await settleFactorChange(tx, personId, isReplaced ? 'totp-replaced' : 'totp-added')
  })
}
