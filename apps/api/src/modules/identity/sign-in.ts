import { normaliseEmail } from '@guichet/domain/email'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  findAttempts,
  findSignInPerson,
  forgetAttempts,
  insertPendingFactor,
  savePasswordHash,
} from './data/sign-in-data.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { lockSubject } from './lock-subject.ts'
import { type OpenedSession, openSession, tokenHashOf } from './open-session.ts'
import { recordFailure } from './record-failure.ts'

const FACTOR_MINUTES = 5

export interface SignInInput {
  readonly identifier: string
  readonly password: string
  readonly remember: boolean
  readonly deviceToken: string | null
  readonly userAgent: string
  readonly ip: string
}
export type SignInResult =
  | { readonly kind: 'opened'; readonly session: OpenedSession; readonly personId: string }
  | { readonly kind: 'factor'; readonly factorToken: string }

/** What people type: an e-mail address or an account login. */
export const normaliseIdentifier = (typed: string): string =>
  typed.includes('@') ? normaliseEmail(typed) : typed.trim().normalize('NFC').toLowerCase()

/**
 * Signs in with a password. Known and unknown identifiers are answered alike, in words and in time.
 * @throws problems `session.invalid-credentials`, `session.locked`.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<SignInResult> {
  const identifier = normaliseIdentifier(input.identifier)
  const person = await findSignInPerson(ctx, identifier)
  const subject = await lockSubject(ctx, identifier, person?.personId ?? null, input.deviceToken)
  const locked = lockedForSeconds(await findAttempts(ctx, subject), ctx.clock.now())
  if (locked > 0) throw problem('session.locked', { retryAfterSeconds: locked })

  const matches = await ctx.deps.hasher.verify(input.password, person?.passwordHash ?? null)
  if (!person || !matches) {
    await recordFailure(ctx, 'session.refused', subject, person?.personId ?? null)
    throw problem('session.invalid-credentials')
  }
  const newHash = ctx.deps.hasher.isOutdated(person.passwordHash)
    ? await ctx.deps.hasher.hash(input.password)
    : null
  return withTx(ctx, async (tx) => {
    // Guesses may have come in while this password was being checked: a lock they caused holds.
    const attempts = await findAttempts(tx, subject)
    const lockedMeanwhile = lockedForSeconds(attempts, tx.clock.now())
    if (lockedMeanwhile > 0) throw problem('session.locked', { retryAfterSeconds: lockedMeanwhile })
    if (attempts) await forgetAttempts(tx, subject)
    if (newHash) await savePasswordHash(tx, person.personId, newHash)
    if (person.hasTotp) {
      const factorToken = tx.ids.token()
      const expiresAt = new Date(tx.clock.now().getTime() + FACTOR_MINUTES * 60_000)
      await insertPendingFactor(tx, {
        tokenHash: tokenHashOf(factorToken),
        personId: person.personId,
        remembered: input.remember,
        expiresAt,
      })
      return { kind: 'factor', factorToken }
    }
    const session = await openSession(tx, {
      personId: person.personId,
      remembered: input.remember,
      method: 'password',
      userAgent: input.userAgent,
      ip: input.ip,
      deviceToken: input.deviceToken,
    })
    return { kind: 'opened', session, personId: person.personId }
  })
}
