import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { endPendingFactor, findTotpSecret, takeFactorTry, useTotpStep } from './data/sign-in-data.ts'
import { type OpenedSession, openSession, tokenHashOf } from './open-session.ts'
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
 * Second step of a sign-in. A code passes once, also when it is sent twice at the same time.
 * @throws problems `session.factor-invalid`, `session.factor-expired`.
 */
export async function answerFactor(
  ctx: Ctx,
  input: AnswerFactorInput,
): Promise<{ session: OpenedSession; personId: string }> {
  const tokenHash = tokenHashOf(input.factorToken)
  const pending = await takeFactorTry(ctx, tokenHash, MAX_TRIES)
  if (!pending) throw problem('session.factor-expired')
  const secret = await findTotpSecret(ctx, pending.personId)
  const step = secret && matchingTotpStep(ctx, secret, input.code)
  const opened = step
    ? await withTx(ctx, async (tx) => {
        if (!(await useTotpStep(tx, pending.personId, step))) return null
        if (!(await endPendingFactor(tx, tokenHash))) return null
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
    await audit(ctx, { action: 'session.factor-refused', subjectKind: 'person', subjectId: pending.personId })
    throw problem('session.factor-invalid')
  }
  return { session: opened, personId: pending.personId }
}
