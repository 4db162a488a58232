import { normaliseEmail } from '@guichet/domain/email'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { continueSignIn, type SignInResult } from './continue-sign-in.ts'
import {
  findAttempts,
  findSignInPerson,
  forgetAttempts,
  holdCredentials,
  renewPasswordHash,
} from './data/sign-in-data.ts'
import { holdAccounts } from './data/usable-account-data.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { lockSubject } from './lock-subject.ts'
import { recordFailure } from './record-failure.ts'

export interface SignInInput {
  readonly identifier: string
  readonly password: string
  readonly remember: boolean
  readonly deviceToken: string | null
  readonly userAgent: string
  readonly ip: string
}

/** What people type: an e-mail address or an account login. */
export const normaliseIdentifier = (typed: string): string =>
  typed.includes('@') ? normaliseEmail(typed) : typed.trim().normalize('NFC').toLowerCase()

/**
 * Signs in with a password. Known and unknown identifiers are answered alike, in words and in time. A temporary password
 * opens nothing: it leads to choosing another. A closed account signs nobody in.
 * @throws problems `session.invalid-credentials`, `session.locked`, `account.closed`.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<SignInResult> {
  const identifier = normaliseIdentifier(input.identifier)
  const person = await findSignInPerson(ctx, identifier)
  const subject = await lockSubject(ctx, identifier, person?.personId ?? null, input.deviceToken)
  const locked = lockedForSeconds(await findAttempts(ctx, subject), ctx.clock.now())
  if (locked > 0) throw problem('session.locked', { retryAfterSeconds: locked })

  const matches = await ctx.deps.hasher.verify(input.password, person?.passwordHash ?? null)
  const isOver = person?.temporaryUntil != null && person.temporaryUntil <= ctx.clock.now()
  const isBeforeOpening = person?.accountState != null && !['open', 'closed'].includes(person.accountState)
  if (!person || !matches || isOver || isBeforeOpening) {
    await recordFailure(ctx, 'session.refused', subject, person?.personId ?? null, input)
    throw problem('session.invalid-credentials')
  }
  if (person.accountState === 'closed' || person.isShutOut) throw problem('account.closed')
  const newHash = ctx.deps.hasher.isOutdated(person.passwordHash)
    ? await ctx.deps.hasher.hash(input.password)
    : null
  return withTx(ctx, async (tx) => {
    // One order for all: accounts, attempts, password, person; a reset by the primary takes them in the same.
    const held = await holdAccounts(tx, person.personId, person.accountId)
    // Guesses may have come in while this password was being checked: a lock they caused holds.
    const attempts = await findAttempts(tx, subject)
    const lockedMeanwhile = lockedForSeconds(attempts, tx.clock.now())
    if (lockedMeanwhile > 0) throw problem('session.locked', { retryAfterSeconds: lockedMeanwhile })
    const { personId, accountId } = person
    const current = await holdCredentials(tx, personId)
    if (current?.passwordHash !== person.passwordHash) throw problem('session.invalid-credentials')
    if (attempts) await forgetAttempts(tx, subject)
    if (newHash) await renewPasswordHash(tx, personId, newHash)
    const { remember: remembered, userAgent, ip, deviceToken } = input
    const browser = { userAgent, ip, deviceToken }
    return continueSignIn(tx, { personId, accountId, remembered, method: 'password', browser }, held)
  })
}
