import { withFactor } from '@guichet/domain/sign-in-methods'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { continueSignIn, type SignInResult } from './continue-sign-in.ts'
import {
  endPendingFactor,
  findAttempts,
  findTotpSecret,
  forgetAttempts,
  holdCredentials,
  takeFactorTry,
  useTotpStep,
} from './data/sign-in-data.ts'
import { holdAccounts } from './data/usable-account-data.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { factorSubject } from './lock-subject.ts'
import { tokenHashOf } from './open-session.ts'
import { recordFailure } from './record-failure.ts'
import { matchingTotpStep } from './totp.ts'

const MAX_TRIES = 5

export interface AnswerFactorInput {
  readonly factorToken: string
  readonly code: string
  readonly deviceToken: string | null
  readonly userAgent: string
  readonly ip: string
}

/**
 * Second step of a sign-in. A code passes once, also when it is sent twice at the same time. Wrong codes are counted
 * over all the sign-ins of a person, so that giving the password again brings no new tries. After a temporary password
 * the code leads to choosing another.
 * @throws problems `session.factor-invalid`, `session.factor-expired`, `session.locked`.
 */
export async function answerFactor(ctx: Ctx, input: AnswerFactorInput): Promise<SignInResult> {
  const tokenHash = tokenHashOf(input.factorToken)
  const pending = await takeFactorTry(ctx, tokenHash, MAX_TRIES)
  if (!pending) throw problem('session.factor-expired')
  const subject = factorSubject(ctx, pending.personId)
  const locked = lockedForSeconds(await findAttempts(ctx, subject), ctx.clock.now())
  if (locked > 0) throw problem('session.locked', { retryAfterSeconds: locked })
  const secret = await findTotpSecret(ctx, pending.personId)
  const step = secret && matchingTotpStep(ctx, secret, input.code)
  const { personId, remembered, accountId, method } = pending
  const result = step
    ? await withTx(ctx, async (tx): Promise<SignInResult | null> => {
        const held = await holdAccounts(tx, personId, accountId)
        if (lockedForSeconds(await findAttempts(tx, subject), tx.clock.now()) > 0) return null
        await holdCredentials(tx, personId)
        if (!(await useTotpStep(tx, personId, step))) return null
        if (!(await endPendingFactor(tx, tokenHash))) return null
        await forgetAttempts(tx, subject)
        const { userAgent, ip, deviceToken } = input
        const proven = { personId, accountId, remembered, method: withFactor(method, 'totp') }
        return continueSignIn(tx, { ...proven, browser: { userAgent, ip, deviceToken } }, held)
      })
    : null
  if (!result) {
    await recordFailure(ctx, 'session.factor-refused', subject, personId, input)
    throw problem('session.factor-invalid')
  }
  return result
}
