import { mayWriteAgain } from '@guichet/domain/joining'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPhone } from '../identity/index.ts'
import { completeSignup } from './complete-signup.ts'
import { countOtherSignups, countSignupLink, type SignupRow, updateSignup } from './data/signup-data.ts'
import { readContent, stateOf } from './signup-access.ts'
import { tellOfSignup } from './tell-of-signup.ts'

const DAY_MS = 86_400_000

/**
 * One more link, if there may be one: the same rule for addresses that are known and those that are not.
 * @throws a problem `rate.limited`.
 */
export async function sendLink(tx: Ctx, signup: SignupRow): Promise<void> {
  const since = new Date(tx.clock.now().getTime() - DAY_MS)
  const others = await countOtherSignups(tx, signup.email, signup.id, since)
  if (!mayWriteAgain({ links: signup.links, others }))
    throw problem('rate.limited', { retryAfterSeconds: DAY_MS / 1000 })
  await countSignupLink(tx, signup.id)
  await tellOfSignup(tx, { ...signup, links: signup.links + 1 })
}

/**
 * What follows from where a sign-up stands now: a link to prove the address, or to come back later; nothing while its person
 * has to choose. A number that its person has proven before is not proven again.
 */
export async function goOn(tx: Ctx, signup: SignupRow): Promise<void> {
  const state = stateOf(tx, signup)
  if (state === 'sent' || state === 'waiting') {
    if (!signup.signedIn) await sendLink(tx, signup)
    return
  }
  if (!signup.signedIn || signup.personId === null) return
  if (state === 'proven') {
    const known = await findPhone(tx, signup.personId)
    if (known === null || known.phone !== readContent(tx, signup)?.phone) return
    const phoneProvenAt = tx.clock.now()
    await updateSignup(tx, signup.id, { phoneProvenAt })
    await completeSignup(tx, { ...signup, phoneProvenAt }, signup.personId)
  }
  if (state === 'verified') await completeSignup(tx, signup, signup.personId)
}
