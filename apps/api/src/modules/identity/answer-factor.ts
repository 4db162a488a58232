import { TRUST_DAYS, withFactor } from '@guichet/domain/sign-in-methods'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { asPerson } from './as-person.ts'
import { continueSignIn, type SignInResult } from './continue-sign-in.ts'
import { forgetAttempts } from './data/attempt-data.ts'
import { saveTrustedDevice } from './data/factor-data.ts'
import { endPendingFactor, findAdmissible, holdCredentials, takeFactorTry } from './data/sign-in-data.ts'
import { holdAccounts } from './data/usable-account-data.ts'
import { factorSubject } from './lock-subject.ts'
import { type OpenedSession, renewDeviceToken, tokenHashOf } from './open-session.ts'
import { type GivenFactor, proveFactor } from './prove-factor.ts'
import { type Asker, recordFailure } from './record-failure.ts'
import { lockedMeanwhile, tryGuess } from './try-guess.ts'

const MAX_TRIES = 5
const DAY_MS = 86_400_000

export interface AnswerFactorInput extends Asker {
  readonly factorToken: string
  readonly given: GivenFactor
  /** Ask no more in this browser, for 30 days. Not for staff. */
  readonly trustDevice: boolean
}

/**
 * Second step of a sign-in. A code passes once, also when it is sent twice at the same time. Wrong ones are counted
 * over all the sign-ins of a person, so that giving the password again brings no new tries. After a temporary password
 * it leads to choosing another.
 * @throws problems `session.factor-invalid`, `session.factor-expired`, `session.locked`, `passkey.expired`, `account.closed`.
 */
export async function answerFactor(ctx: Ctx, input: AnswerFactorInput): Promise<SignInResult> {
  const tokenHash = tokenHashOf(input.factorToken)
  const pending = await takeFactorTry(ctx, tokenHash, MAX_TRIES)
  if (!pending) throw problem('session.factor-expired')
  const { personId, remembered, accountId, method } = pending
  const { userAgent, ip, deviceToken } = input
  const browser = { userAgent, ip, deviceToken }
  return tryGuess<SignInResult>(ctx, factorSubject(ctx, personId), {
    check: async (guess) => {
      const proof = await proveFactor(ctx, personId, input.given)
      if (!proof) return null
      return withTx(ctx, async (tx) => {
        const held = await holdAccounts(tx, personId, accountId)
        if ((await lockedMeanwhile(tx, guess)) > 0) return null
        await holdCredentials(tx, personId)
        if (!(await proof.spend(tx))) return null
        // Somebody else ended this step with another code: this one is not spent.
        if (!(await endPendingFactor(tx, tokenHash))) throw problem('session.factor-expired')
        await forgetAttempts(tx, guess.subject)
        const proven = { personId, accountId, remembered, method: withFactor(method, proof.kind), browser }
        const next = await continueSignIn(tx, proven, held)
        if (next.kind !== 'opened' || !input.trustDevice) return next
        return { ...next, session: await trustDevice(tx, personId, next.session, browser) }
      })
    },
    refuse: async (guess) => {
      const asker = { ...browser, method: withFactor(method, input.given.kind) }
      await recordFailure(ctx, 'session.factor-refused', guess, personId, asker)
      throw problem('session.factor-invalid')
    },
  })
}

/**
 * Excuses a browser from the second factor; staff are asked each time. It gets another token for that: whoever used the browser
 * before may know the one it had.
 */
async function trustDevice(
  tx: Ctx,
  personId: string,
  session: OpenedSession,
  { userAgent, ip }: Asker,
): Promise<OpenedSession> {
  if ((await findAdmissible(tx, personId))?.isStaff !== false) return session
  const deviceToken = await renewDeviceToken(tx, session.deviceToken)
  const createdAt = tx.clock.now()
  const id = tx.ids.uuid()
  await saveTrustedDevice(tx, {
    ...{ id, personId, deviceHash: tokenHashOf(deviceToken), userAgent: userAgent.slice(0, 300), ip },
    createdAt,
    expiresAt: new Date(createdAt.getTime() + TRUST_DAYS * DAY_MS),
  })
  await audit(asPerson(tx, personId, session.sessionId), {
    ...{ action: 'factor.device-trusted', subjectKind: 'person', subjectId: personId },
    after: { ip },
  })
  return { ...session, deviceToken }
}
