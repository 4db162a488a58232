import { answerKey } from '@guichet/domain/secret-question'
import { maskedPhone } from '@guichet/domain/sms-code'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { asPerson } from './as-person.ts'
import { forgetAttempts } from './data/attempt-data.ts'
import { findPasskey, notePasskeyUse, readPasskeys } from './data/passkey-data.ts'
import { findPerson } from './data/person-data.ts'
import { type CodeBinding, useCode } from './data/phone-data.ts'
import { giveTryBack, holdRecovery, noteProof, takeRecoveryTry } from './data/recovery-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'
import { makeChallenge, requestOptions, type SignedCredential, verifySigned } from './passkey-ceremony.ts'
import { proveRecoveryCode } from './prove-factor.ts'
import { recordFailure } from './record-failure.ts'
import {
  assertRecoveryOpen,
  isAsked,
  loadRecovery,
  type RecoveryStand,
  recoverySubject,
  stepsOf,
} from './recovery-stand.ts'
import { findRightCode, sendSmsCode } from './sms-codes.ts'
import { giveBack, lockedMeanwhile, tryGuess } from './try-guess.ts'

/** One proof, as it was given. */
export type GivenProof =
  | { readonly kind: 'sms'; readonly code: string }
  | { readonly kind: 'question'; readonly answer: string }
  | { readonly kind: 'recovery-code'; readonly code: string }
  | { readonly kind: 'passkey'; readonly credential: SignedCredential }

type Spend = (tx: Ctx) => Promise<boolean>

const bindingOf = (recoveryId: string): CodeBinding => ({ purpose: 'recovery', subject: recoveryId })
const begin = ({ linkHash, personId }: RecoveryStand, ctx: Ctx) =>
  withTx(ctx, (tx) => holdRecovery(tx, linkHash, personId))

/**
 * Has a code sent to the number of whoever recovers.
 * @throws problems `link.invalid`, `recovery.not-asked`, `recovery.locked`, `sms.unavailable`, `rate.limited`.
 */
export async function sendRecoveryCode(ctx: Ctx, token: string): Promise<void> {
  const stand = await loadRecovery(ctx, tokenHashOf(token))
  const { phone, personId } = stand
  await assertRecoveryOpen(ctx, personId)
  const person = await findPerson(ctx, personId)
  if (phone === null || !person || !isAsked(stand, 'sms')) throw problem('recovery.not-asked')
  const { id } = await begin(stand, ctx)
  await sendSmsCode(ctx, { ...bindingOf(id), phone, personId, locale: person.locale })
  await audit(asPerson(ctx, personId), {
    ...{ action: 'recovery.code-sent', subjectKind: 'person', subjectId: personId },
    after: { phone: maskedPhone(phone) },
  })
}

/** What a browser is to be asked, so that a passkey stands for a proof. @throws problems `link.invalid`, `recovery.not-asked`. */
export async function beginRecoveryPasskey(ctx: Ctx, token: string) {
  const stand = await loadRecovery(ctx, tokenHashOf(token))
  if (!isAsked(stand, 'passkey')) throw problem('recovery.not-asked')
  const challenge = await makeChallenge(ctx, 'recovery', token)
  return requestOptions(ctx, challenge, await readPasskeys(ctx, stand.personId))
}

/**
 * Takes one proof of a recovery. Each passes once, also in parallel; wrong ones are counted over all the links of a person,
 * and the fifth locks.
 * @throws problems `link.invalid`, `recovery.not-asked`, `recovery.locked`, `recovery.refused`, `sms-code.expired`, `passkey.expired`.
 */
export async function proveRecovery(ctx: Ctx, token: string, given: GivenProof): Promise<void> {
  const stand = await loadRecovery(ctx, tokenHashOf(token))
  const { personId, linkHash } = stand
  await assertRecoveryOpen(ctx, personId)
  if (!isAsked(stand, given.kind)) throw problem('recovery.not-asked')
  const { id } = await begin(stand, ctx)
  await tryGuess(ctx, recoverySubject(ctx, personId), {
    lockedAs: 'recovery.locked',
    check: async (guess) => {
      if (!(await takeRecoveryTry(ctx, id))) throw problem('recovery.locked')
      const spend = await checkProof(ctx, stand, id, given, token).catch(async (error: unknown) => {
        // It was too old to be checked: nobody learned anything by it.
        await giveTryBack(ctx, id)
        throw error
      })
      if (spend === null) return null
      return withTx(asPerson(ctx, personId), async (tx) => {
        const retryAfterSeconds = await lockedMeanwhile(tx, guess)
        if (retryAfterSeconds > 0) throw problem('recovery.locked', { retryAfterSeconds })
        await holdCredentials(tx, personId)
        const row = await holdRecovery(tx, linkHash, personId)
        // Stopped meanwhile, or given by somebody at the same moment.
        if (!['open', 'waiting'].includes(row.state)) throw problem('link.invalid')
        if (!isAsked({ ...stand, row, steps: stepsOf(stand, row) }, given.kind))
          throw problem('recovery.not-asked')
        if (!(await spend(tx))) return null
        await noteProof(tx, id, given.kind)
        await giveTryBack(tx, id)
        await giveBack(tx, guess)
        await audit(tx, {
          ...{ action: 'recovery.proven', subjectKind: 'person', subjectId: personId },
          after: { kind: given.kind },
        })
        return true
      })
    },
    refuse: async (guess) => {
      await recordFailure(ctx, 'recovery.refused', guess, personId)
      throw problem('recovery.refused')
    },
  })
}

/** What spends a proof that is right; null for a wrong one. Outside transactions: hashing takes its time. */
async function checkProof(
  ctx: Ctx,
  { personId, question }: RecoveryStand,
  recoveryId: string,
  given: GivenProof,
  flow: string,
): Promise<Spend | null> {
  if (given.kind === 'sms') {
    const checked = await findRightCode(ctx, bindingOf(recoveryId), given.code)
    return checked && ((tx) => useCode(tx, checked.id))
  }
  if (given.kind === 'question') {
    const isRight = await ctx.deps.hasher.verify(answerKey(given.answer), question?.answerHash ?? null)
    return isRight ? () => Promise.resolve(true) : null
  }
  if (given.kind === 'recovery-code')
    return (await proveRecoveryCode(ctx, personId, given.code))?.spend ?? null
  const found = await findPasskey(ctx, given.credential.id)
  const passkey = found?.personId === personId ? found : null
  const counter = await verifySigned(ctx, given.credential, passkey, { purpose: 'recovery', flow })
  return passkey && counter !== null ? (tx) => notePasskeyUse(tx, passkey.id, counter) : null
}

/** Wrong answers before are forgotten once a new password is chosen. */
export const forgetRecoveryAttempts = (tx: Ctx, personId: string): Promise<void> =>
  forgetAttempts(tx, recoverySubject(tx, personId))
