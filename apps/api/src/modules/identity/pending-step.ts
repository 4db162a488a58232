import type { Ctx } from '../../ctx.ts'
import { insertPendingFactor } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'

/** What may still be asked of somebody whose password was accepted. */
export type PendingStep = 'totp' | 'new-password'
/** How long one has for it. A code is read off a screen; a password is thought about. */
export const STEP_SECONDS: Readonly<Record<PendingStep, number>> = { totp: 300, 'new-password': 900 }

export interface FactorAsked {
  readonly kind: 'factor'
  readonly factor: PendingStep
  readonly factorToken: string
}

/** Notes that a sign-in waits for one more step, under a token of its own. */
export async function askMore(
  ctx: Ctx,
  factor: PendingStep,
  of: { readonly personId: string; readonly accountId: string | null; readonly remembered: boolean },
): Promise<FactorAsked> {
  const factorToken = ctx.ids.token()
  await insertPendingFactor(ctx, {
    tokenHash: tokenHashOf(factorToken),
    ...of,
    step: factor,
    expiresAt: new Date(ctx.clock.now().getTime() + STEP_SECONDS[factor] * 1000),
  })
  return { kind: 'factor', factor, factorToken }
}
