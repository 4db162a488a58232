import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  endPendingFactor,
  findAttempts,
  findTotpSecret,
  forgetAttempts,
  takeFactorTry,
  useTotpStep,
} from './data/sign-in-data.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { factorSubject } from './lock-subject.ts'
import { type OpenedSession, openSession, tokenHashOf } from './open-session.ts'
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
 * over all the sign-ins of a person, so that giving the password again brings no new tries.
 * @throws problems `session.factor-invalid`, `session.factor-expired`, `session.locked`.
 */
export async function answerFactor(
  ctx: Ctx,
  input: AnswerFactorInput,
): Promise<{ session: OpenedSession; personId: string }> {
  const tokenHash = tokenHashOf(input.factorToken)
  const pending = await takeFactorTry(ctx, tokenHash, MAX_TRIES)
  if (!pending) throw problem('session.factor-expired')
  const subject = factorSubject(ctx, pending.personId)
  const locked = lockedForSeconds(await findAttempts(ctx, subject), ctx.clock.now())
  if (locked > 0) throw problem('session.locked', { retryAfterSeconds: locked })
  const secret = await findTotpSecret(ctx, pending.personId)
  const step = secret && matchingTotpStep(ctx, secret, input.code)
  const opened = step
    ? await withTx(ctx, async (tx) => {
        if (!(await useTotpStep(tx, pending.personId, step))) return null
        if (!(await endPendingFactor(tx, tokenHash))) return null
        if (lockedForSeconds(await findAttempts(tx, subject), tx.clock.now()) > 0) return null
        await forgetAttempts(tx, subject)
        return openSession(tx, {
          personId: pending.personId,
          remembered: pending.remembered,
          method: 'password+totp',
          userAgent: input.userAgent,
          ip: input.ip,
          deviceToken: input.deviceToken,
        })
      })
    : null
  if (!opened) {
    await recordFailure(ctx, 'session.factor-refused', subject, pending.personId)
    throw problem('session.factor-invalid')
  }
  return { session: opened, personId: pending.personId }
}
