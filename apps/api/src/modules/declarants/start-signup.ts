import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { findPerson, mobilePhone, tokenHashOf } from '../identity/index.ts'
import { readTerms } from '../organisation/index.ts'
import { askRegister } from './ask-register.ts'
import { findDeclarant, findOwners } from './data/declarant-data.ts'
import { findSignup, insertSignup, insertSignupSecret } from './data/signup-data.ts'
import { goOn } from './go-on.ts'
import { nirHashOf, reachSignup, type SignupInput, sealContent, signupExpiry } from './signup-access.ts'
import { type SignupView, toSignupView } from './signup-view.ts'

/** The person who is signed in and has no file yet, or a refused one; null for a newcomer. @throws a problem `declarant.known`. */
async function applicantOf(ctx: Ctx) {
  if (ctx.actor.kind !== 'person' || ctx.actor.access) return null
  const file = await findDeclarant(ctx, ctx.actor.personId)
  if (file && file.state !== 'refused') throw problem('declarant.known')
  return findPerson(ctx, ctx.actor.personId)
}

/** @throws a field problem `terms.changed`. */
export async function assertTerms(ctx: Ctx, termsVersion: string): Promise<void> {
  const { version } = await readTerms(ctx, 'declaration-terms')
  if (termsVersion !== version) throw fieldProblem('/termsVersion', 'terms.changed')
}

/** Who is signed in is told at once of a number that is somebody else’s. @throws a field problem `nir.invalid`. */
export async function assertOwnNir(tx: Ctx, personId: string, nir: string): Promise<void> {
  const owners = await findOwners(tx, { siret: '', nirHash: nirHashOf(tx, nir) })
  if (owners.some((owner) => owner !== personId)) throw fieldProblem('/nir', 'nir.invalid')
}

/**
 * Begins to sign up as declarant (U01): the register is asked, and a link sent where it confirms.
 * @throws problems `declarant.known`, `rate.limited`, `request.invalid`.
 */
export async function startSignup(
  ctx: Ctx,
  input: SignupInput,
): Promise<{ token: string; signup: SignupView }> {
  if (!input.nir) throw fieldProblem('/nir', 'required')
  const { nir, termsVersion, ...said } = input
  await assertTerms(ctx, termsVersion)
  const phone = mobilePhone(input.phone, '/phone')
  const applicant = await applicantOf(ctx)
  const { finding, ...told } = await askRegister(ctx, input)
  const email = applicant?.email ?? input.email
  const id = ctx.ids.uuid()
  const token = ctx.ids.token()
  await withTx(ctx, async (tx) => {
    if (applicant) await assertOwnNir(tx, applicant.id, nir)
    const now = tx.clock.now()
    const expiresAt = signupExpiry(tx)
    await insertSignup(tx, {
      ...{ id, email, siret: input.siret, locale: tx.locale, finding, termsVersion, expiresAt },
      contentCipher: sealContent(tx, { ...said, ...told, nir, email, phone }),
      ...{ personId: applicant?.id ?? null, signedIn: applicant !== null },
      emailProvenAt: applicant ? now : null,
      ...{ createdAt: now, updatedAt: now },
    })
    const tokenHash = tokenHashOf(token)
    await insertSignupSecret(tx, { tokenHash, signupId: id, kind: 'browser', provesEmail: false, expiresAt })
    await audit(tx, {
      action: 'declarant.signup-started',
      subjectKind: 'declarant-signup',
      subjectId: id,
      after: { finding, termsVersion },
    })
    const signup = await findSignup(tx, id)
    if (signup) await goOn(tx, signup)
  })
  return { token, signup: await toSignupView(ctx, await reachSignup(ctx, token)) }
}
