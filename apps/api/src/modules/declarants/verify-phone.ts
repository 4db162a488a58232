import { maskedPhone } from '@guichet/domain/sms-code'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { adoptPhone, checkSmsCode, sendSmsCode, useSmsCode } from '../identity/index.ts'
import { updateSignup } from './data/signup-data.ts'
import { goOn } from './go-on.ts'
import {
  codeBinding,
  holdSignup,
  reachSignup,
  readContent,
  type SignupAccess,
  stateOf,
} from './signup-access.ts'
import { type SignupView, toSignupView } from './signup-view.ts'

/** A sign-up whose number is to be proven. @throws problems `resource.not-found`, `declarant.closed`. */
async function reachUnverified(ctx: Ctx, token: string): Promise<SignupAccess> {
  const access = await reachSignup(ctx, token)
  if (!access.proven) throw problem('resource.not-found')
  if (stateOf(ctx, access.signup) !== 'proven') throw problem('declarant.closed')
  return access
}

/**
 * Has a code sent to the number of a sign-up.
 * @throws problems `resource.not-found`, `declarant.closed`, `sms.unavailable`, `rate.limited`.
 */
export async function sendSignupCode(ctx: Ctx, token: string): Promise<SignupView> {
  const access = await reachUnverified(ctx, token)
  const { signup } = access
  const content = readContent(ctx, signup)
  if (!content) throw problem('declarant.closed')
  const { phone } = content
  await sendSmsCode(ctx, { ...codeBinding(signup), phone, personId: signup.personId, locale: ctx.locale })
  await audit(ctx, {
    action: 'declarant.signup-code-sent',
    subjectKind: 'declarant-signup',
    subjectId: signup.id,
    after: { phone: maskedPhone(phone) },
  })
  return toSignupView(ctx, access)
}

/**
 * Gives the code that was sent. Whoever is signed in has the file then; a newcomer chooses a password first.
 * @throws problems `resource.not-found`, `declarant.closed`, `declarant.known`, `sms-code.invalid`, `sms-code.expired`.
 */
export async function verifySignupPhone(ctx: Ctx, token: string, code: string): Promise<SignupView> {
  const access = await reachUnverified(ctx, token)
  const checked = await checkSmsCode(ctx, codeBinding(access.signup), code)
  await withTx(ctx, async (tx) => {
    const signup = await holdSignup(tx, access)
    // A number that was changed meanwhile is not the one of this code.
    if (stateOf(tx, signup) !== 'proven' || readContent(tx, signup)?.phone !== checked.phone)
      throw problem('declarant.closed')
    await useSmsCode(tx, checked)
    const phoneProvenAt = tx.clock.now()
    await updateSignup(tx, signup.id, { phoneProvenAt })
    await audit(tx, {
      action: 'declarant.signup-verified',
      subjectKind: 'declarant-signup',
      subjectId: signup.id,
      after: { phone: maskedPhone(checked.phone) },
    })
    if (signup.personId !== null && signup.signedIn) await adoptPhone(tx, signup.personId, checked.phone)
    await goOn(tx, { ...signup, phoneProvenAt })
  })
  return toSignupView(ctx, await reachSignup(ctx, token))
}
