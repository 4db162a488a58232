import { maskedPhone, SMS_CODE_MINUTES } from '@guichet/domain/sms-code'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { asPerson } from './as-person.ts'
import { findAttempts } from './data/attempt-data.ts'
import { holdFactors, readKnownFactors } from './data/factor-data.ts'
import { findPerson } from './data/person-data.ts'
import { type CodeBinding, findPhone, switchPhoneFactor } from './data/phone-data.ts'
import { findPendingFactor } from './data/sign-in-data.ts'
import type { RecentProof } from './demand-recent-password.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { factorSubject } from './lock-subject.ts'
import { tokenHashOf } from './open-session.ts'
import { demandSettledOwner } from './own-recovery.ts'
import { settleFactorChange, settleRemoval } from './settle-factor-change.ts'
import { sendSmsCode } from './sms-codes.ts'

/** A code is bound to the sign-in that asked for it. */
export const signInBinding = (factorToken: string): CodeBinding => ({
  purpose: 'sign-in',
  subject: tokenHashOf(factorToken).toString('hex'),
})

/**
 * A code sent to my proven number is asked when I sign in. Staff need a stronger factor: for them it would count for nothing.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`, `sms.unavailable`, `phone.unproven`,
 * `factor.not-for-staff`.
 */
export async function addSmsFactor(ctx: Ctx, proof: RecentProof): Promise<void> {
  const personId = actingPersonId(ctx)
  await demandSettledOwner(ctx, proof)
  if (ctx.deps.sms === null) throw problem('sms.unavailable')
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    if ((await findPerson(tx, personId))?.staffRole != null) throw problem('factor.not-for-staff')
    const number = await findPhone(tx, personId)
    if (!number) throw problem('phone.unproven')
    if (!(await switchPhoneFactor(tx, personId, true))) return
    await settle(tx, personId, 'sms-added', number.phone)
  })
}

/** @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`, `factor.unknown`. */
export async function removeSmsFactor(ctx: Ctx, proof: RecentProof): Promise<void> {
  const personId = actingPersonId(ctx)
  await demandSettledOwner(ctx, proof)
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    const number = await findPhone(tx, personId)
    if (!number || !(await switchPhoneFactor(tx, personId, false))) throw problem('factor.unknown')
    await settleSmsRemoval(tx, personId, number.phone)
  })
}

/** What follows once codes to a number are a factor no more. */
export async function settleSmsRemoval(tx: Ctx, personId: string, phone: string): Promise<void> {
  // Staff may have had it from before, and have another that counts.
  if ((await findPerson(tx, personId))?.staffRole == null) await settleRemoval(tx, personId)
  await settle(tx, personId, 'sms-removed', phone)
}

const settle = (tx: Ctx, personId: string, change: 'sms-added' | 'sms-removed', phone: string) =>
  settleFactorChange(tx, personId, change, undefined, { phone: maskedPhone(phone) })

/**
 * Sends a code for the second step of a sign-in; those sent in it before serve no more.
 * @returns when it serves no more.
 * @throws problems `session.factor-expired`, `session.locked`, `recovery.recent`, `factor.unknown`, `sms.unavailable`, `rate.limited`.
 */
export async function sendFactorCode(ctx: Ctx, factorToken: string): Promise<Date> {
  const pending = await findPendingFactor(ctx, tokenHashOf(factorToken))
  if (!pending) throw problem('session.factor-expired')
  const { personId } = pending
  const locked = lockedForSeconds(await findAttempts(ctx, factorSubject(ctx, personId)), ctx.clock.now())
  if (locked > 0) throw problem('session.locked', { retryAfterSeconds: locked })
  const [known, number, person] = [
    await readKnownFactors(ctx, personId),
    await findPhone(ctx, personId),
    await findPerson(ctx, personId),
  ]
  if (!known.sms || !number || !person) throw problem('factor.unknown')
  const { phone } = number
  await sendSmsCode(ctx, { ...signInBinding(factorToken), phone, personId, locale: person.locale })
  await audit(asPerson(ctx, personId), {
    ...{ action: 'factor.code-sent', subjectKind: 'person', subjectId: personId },
    after: { phone: maskedPhone(phone) },
  })
  return new Date(ctx.clock.now().getTime() + SMS_CODE_MINUTES * 60_000)
}
