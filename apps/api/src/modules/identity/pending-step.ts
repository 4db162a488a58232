import type { FactorKind, SignInMethod } from '@guichet/domain/sign-in-methods'
import type { Ctx } from '../../ctx.ts'
import { insertPendingFactor } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'

/** What may still be asked of somebody who has proven a step: a second factor, or another password. */
type PendingStep = 'factor' | 'new-password'
/** How long one has for it. A code is read off a screen; a password is thought about. */
const STEP_SECONDS: Readonly<Record<PendingStep, number>> = { factor: 300, 'new-password': 900 }

export interface FactorAsked {
  readonly kind: 'factor'
  /** What is asked; of several ways of the second factor, the first. */
  readonly factor: Exclude<FactorKind, 'recovery-code'> | 'new-password'
  readonly ways: readonly FactorKind[]
  /** The number that a code may be sent to, its last digits alone; null where that is none of the ways. */
  readonly phone: string | null
  /** Whether this browser may be excused from the second factor from now on. */
  readonly mayTrust: boolean
  readonly factorToken: string
  readonly seconds: number
}

interface Pending {
  readonly step: PendingStep
  readonly ways: readonly FactorKind[]
  readonly phone?: string | null
  readonly mayTrust: boolean
  readonly personId: string
  readonly accountId: string | null
  readonly remembered: boolean
  readonly method: SignInMethod
}

/** Notes that a sign-in waits for one more step, under a token of its own. */
export async function askMore(
  ctx: Ctx,
  { ways, phone = null, mayTrust, ...of }: Pending,
): Promise<FactorAsked> {
  const factorToken = ctx.ids.token()
  const seconds = STEP_SECONDS[of.step]
  const expiresAt = new Date(ctx.clock.now().getTime() + seconds * 1000)
  await insertPendingFactor(ctx, { tokenHash: tokenHashOf(factorToken), ...of, expiresAt })
  const first = ways.find((way) => way !== 'recovery-code') ?? 'totp'
  const factor = of.step === 'new-password' ? of.step : first
  return { kind: 'factor', factor, ways, phone, mayTrust, factorToken, seconds }
}
