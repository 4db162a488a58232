import { normaliseNir } from '@guichet/domain/identifiers'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { endCodes, mobilePhone, tokenHashOf } from '../identity/index.ts'
import { askRegister } from './ask-register.ts'
import { endSignupLinks, findSignup, forgetProofs, type SignupRow, updateSignup } from './data/signup-data.ts'
import { goOn } from './go-on.ts'
import {
  codeBinding,
  holdSignup,
  mayChange,
  reachSignup,
  readContent,
  type SignupContent,
  type SignupInput,
  sealContent,
  signupExpiry,
} from './signup-access.ts'
import { type SignupView, toSignupView } from './signup-view.ts'
import { assertOwnNir, assertTerms } from './start-signup.ts'

/**
 * Writes what was given; an address or a number that is another is to be proven again, and what was sent serves no more. So is
 * the address when company or social security number are others: whether they have a file already is told by mail alone.
 */
async function rewrite(
  tx: Ctx,
  signup: SignupRow,
  token: string,
  content: SignupContent,
  values: Parameters<typeof updateSignup>[2],
): Promise<void> {
  const before = readContent(tx, signup)
  const isOtherPhone = content.phone !== before?.phone
  const isSameFile = content.siret === before?.siret && content.nir === before.nir
  const isUnproven = !signup.signedIn && (content.email !== signup.email || !isSameFile)
  if (isOtherPhone) await endCodes(tx, codeBinding(signup))
  if (isUnproven) await forgetProofs(tx, signup.id, tokenHashOf(token))
  else await endSignupLinks(tx, signup.id)
  await updateSignup(tx, signup.id, {
    ...{ ...values, email: content.email, siret: content.siret, expiresAt: signupExpiry(tx) },
    contentCipher: sealContent(tx, content),
    ...(isOtherPhone && { phoneProvenAt: null }),
    ...(isUnproven && { emailProvenAt: null }),
  })
}

/**
 * Corrects a sign-up, or tries again: the register is asked anew, and the way chosen before is forgotten.
 * @throws problems `resource.not-found`, `declarant.closed`, `declarant.known`, `rate.limited`, `request.invalid`.
 */
export async function correctSignup(ctx: Ctx, token: string, input: SignupInput): Promise<SignupView> {
  const access = await reachSignup(ctx, token)
  if (!mayChange(access)) throw problem('resource.not-found')
  await assertTerms(ctx, input.termsVersion)
  const phone = mobilePhone(input.phone, '/phone')
  const { finding, ...told } = await askRegister(ctx, input)
  const { nir: typed, termsVersion, ...said } = input
  await withTx(ctx, async (tx) => {
    const signup = await holdSignup(tx, access)
    const nir = typed ? normaliseNir(typed) : readContent(tx, signup)?.nir
    if (!nir) throw problem('declarant.closed')
    if (signup.personId !== null) await assertOwnNir(tx, signup.personId, nir)
    const email = signup.signedIn ? signup.email : input.email
    const content = { ...said, ...told, nir, email, phone }
    await rewrite(tx, signup, token, content, { finding, termsVersion, choice: null, locale: tx.locale })
    await audit(tx, {
      action: 'declarant.signup-corrected',
      subjectKind: 'declarant-signup',
      subjectId: signup.id,
      before: { finding: signup.finding },
      after: { finding },
    })
    const now = await findSignup(tx, signup.id)
    if (now) await goOn(tx, now)
  })
  return toSignupView(ctx, await reachSignup(ctx, token))
}

/**
 * Changes the address or the number midway (U02); what is changed is proven again.
 * @throws problems `resource.not-found`, `declarant.closed`, `rate.limited`, `request.invalid`.
 */
export async function changeContact(
  ctx: Ctx,
  token: string,
  given: { readonly email: string; readonly phone: string },
): Promise<SignupView> {
  const access = await reachSignup(ctx, token)
  const phone = mobilePhone(given.phone, '/phone')
  await withTx(ctx, async (tx) => {
    const signup = await holdSignup(tx, access)
    const before = readContent(tx, signup)
    if (!before) throw problem('declarant.closed')
    const email = signup.signedIn ? signup.email : given.email
    const changed = { email: email !== signup.email, phone: phone !== before.phone }
    if (!changed.email && !changed.phone) return
    await rewrite(tx, signup, token, { ...before, email, phone }, {})
    await audit(tx, {
      action: 'declarant.signup-contact-changed',
      subjectKind: 'declarant-signup',
      subjectId: signup.id,
      after: changed,
    })
    const now = await findSignup(tx, signup.id)
    if (now) await goOn(tx, now)
  })
  return toSignupView(ctx, await reachSignup(ctx, token))
}
