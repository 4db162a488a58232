import { normaliseEmail } from '@guichet/domain/email'
import { isNir, normaliseNir } from '@guichet/domain/nir'
import { isSiret, normaliseSiret } from '@guichet/domain/siret'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { continueSignIn, type SignInResult } from './continue-sign-in.ts'
import { forgetAttempts } from './data/attempt-data.ts'
import {
  findNumberedPerson,
  findSignInPerson,
  holdCredentials,
  renewPasswordHash,
} from './data/sign-in-data.ts'
import { holdAccounts } from './data/usable-account-data.ts'
import { lockSubject } from './lock-subject.ts'
import { NIR_FIELD } from './reconcile-identity.ts'
import { recordFailure } from './record-failure.ts'
import { type Guess, lockedMeanwhile, tryGuess } from './try-guess.ts'

export interface SignInInput {
  readonly identifier: string
  readonly password: string
  readonly remember: boolean
  readonly deviceToken: string | null
  readonly userAgent: string
  readonly ip: string
}

/** What people type: an e-mail address, an account login, a social security number or a SIRET. */
export function normaliseIdentifier(typed: string): string {
  if (typed.includes('@')) return normaliseEmail(typed)
  if (isNir(typed)) return normaliseNir(typed)
  return isSiret(typed) ? normaliseSiret(typed) : typed.trim().normalize('NFC').toLowerCase()
}

/** Who is meant; the same look-ups whether somebody is or not. */
async function findMeant(ctx: Ctx, identifier: string) {
  const named = await findSignInPerson(ctx, identifier)
  if (named) return named
  if (isNir(identifier)) {
    const nirHash = ctx.deps.encryption.lookupHash(identifier, NIR_FIELD)
    return findNumberedPerson(ctx, { nirHash })
  }
  return isSiret(identifier) ? findNumberedPerson(ctx, { siret: identifier }) : null
}

const isPast = (until: Date | null | undefined, now: Date): boolean => until != null && until <= now

/**
 * Signs in with a password. Known and unknown identifiers are answered alike, in words and in time. A temporary password
 * opens nothing: it leads to choosing another. A closed account signs nobody in.
 * @throws problems `session.invalid-credentials`, `session.locked`, `account.closed`.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<SignInResult> {
  const identifier = normaliseIdentifier(input.identifier)
  const meant = await findMeant(ctx, identifier)
  const subject = await lockSubject(ctx, identifier, meant?.personId ?? null, input.deviceToken)
  let personId = meant?.personId ?? null
  return tryGuess(ctx, subject, {
    check: async (guess) => {
      const person = await findMeant(ctx, identifier)
      personId = person?.personId ?? null
      const matches = await ctx.deps.hasher.verify(input.password, person?.passwordHash ?? null)
      const isOver = isPast(person?.temporaryUntil, ctx.clock.now())
      const isBeforeOpening =
        person?.accountState != null && !['open', 'closed'].includes(person.accountState)
      if (!person || !matches || isOver || isBeforeOpening) return null
      return letIn(ctx, input, person, guess)
    },
    refuse: async (guess) => {
      const asker = { ...input, method: 'password' } as const
      const retryAfterSeconds = await recordFailure(ctx, 'session.refused', guess, personId, asker)
      if (retryAfterSeconds > 0) throw problem('session.locked', { retryAfterSeconds })
      throw problem('session.invalid-credentials')
    },
  })
}

async function letIn(
  ctx: Ctx,
  input: SignInInput,
  person: NonNullable<Awaited<ReturnType<typeof findMeant>>>,
  guess: Guess,
): Promise<SignInResult> {
  if (person.accountState === 'closed' || person.isShutOut) throw problem('account.closed')
  const newHash = ctx.deps.hasher.isOutdated(person.passwordHash)
    ? await ctx.deps.hasher.hash(input.password)
    : null
  return withTx(ctx, async (tx) => {
    // One order for all: accounts, attempts, password, person; a reset by the primary takes them in the same.
    const held = await holdAccounts(tx, person.personId, person.accountId)
    // Guesses may have come in while this password was being checked: a lock they caused holds.
    const retryAfterSeconds = await lockedMeanwhile(tx, guess)
    if (retryAfterSeconds > 0) throw problem('session.locked', { retryAfterSeconds })
    const { personId, accountId } = person
    const current = await holdCredentials(tx, personId)
    if (current?.passwordHash !== person.passwordHash || isPast(current.temporaryUntil, tx.clock.now()))
      throw problem('session.invalid-credentials')
    await forgetAttempts(tx, guess.subject)
    if (newHash) await renewPasswordHash(tx, personId, newHash)
    const { remember: remembered, userAgent, ip, deviceToken } = input
    const browser = { userAgent, ip, deviceToken }
    return continueSignIn(tx, { personId, accountId, remembered, method: 'password', browser }, held)
  })
}
