import type { SignupChoice } from '@guichet/domain/declarant'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { tokenHashOf } from '../identity/index.ts'
import {
  endSignupLinks,
  findSignup,
  insertSignupSecret,
  lockSignup,
  updateSignup,
  useSignupLink,
} from './data/signup-data.ts'
import { goOn, sendLink } from './go-on.ts'
import { holdSignup, reachSignup, stateOf } from './signup-access.ts'
import { type SignupView, toSignupView } from './signup-view.ts'

/**
 * Goes on where the register does not confirm: later, by a link sent by mail, or with a check by staff.
 * @throws problems `resource.not-found`, `declarant.closed`, `declarant.known`, `rate.limited`.
 */
export async function chooseWay(ctx: Ctx, token: string, choice: SignupChoice): Promise<SignupView> {
  const access = await reachSignup(ctx, token)
  await withTx(ctx, async (tx) => {
    const signup = await holdSignup(tx, access)
    if (signup.finding === 'same' || signup.choice === 'check') throw problem('declarant.closed')
    await updateSignup(tx, signup.id, { choice })
    await audit(tx, {
      action: 'declarant.signup-chosen',
      subjectKind: 'declarant-signup',
      subjectId: signup.id,
      after: { choice },
    })
    await goOn(tx, { ...signup, choice })
  })
  return toSignupView(ctx, await reachSignup(ctx, token))
}

/**
 * Sends the link of a sign-up again.
 * @throws problems `resource.not-found`, `declarant.closed`, `rate.limited`.
 */
export async function sendSignupLink(ctx: Ctx, token: string): Promise<SignupView> {
  const access = await reachSignup(ctx, token)
  await withTx(ctx, async (tx) => {
    const signup = await lockSignup(tx, access.signup.id)
    if (!signup || signup.signedIn) throw problem('declarant.closed')
    const state = stateOf(tx, signup)
    const isLost = !access.proven && signup.emailProvenAt !== null
    if (state !== 'sent' && state !== 'waiting' && !isLost) throw problem('declarant.closed')
    await endSignupLinks(tx, signup.id)
    await sendLink(tx, signup)
    await audit(tx, {
      action: 'declarant.signup-link-sent',
      subjectKind: 'declarant-signup',
      subjectId: signup.id,
    })
  })
  return toSignupView(ctx, await reachSignup(ctx, token))
}

/**
 * Proves the address by a link: it serves once, in whatever browser, and gives that browser a secret with which to go on.
 * @throws a problem `link.invalid`.
 */
export async function followLink(
  ctx: Ctx,
  linkToken: string,
): Promise<{ token: string; signup: SignupView }> {
  const token = ctx.ids.token()
  await withTx(ctx, async (tx) => {
    const signupId = await useSignupLink(tx, tokenHashOf(linkToken))
    const signup = signupId === null ? null : await lockSignup(tx, signupId)
    if (!signup || signup.expiresAt <= tx.clock.now()) throw problem('link.invalid')
    const { id, expiresAt } = signup
    await insertSignupSecret(tx, {
      ...{ tokenHash: tokenHashOf(token), signupId: id, kind: 'browser', provesEmail: true, expiresAt },
    })
    if (signup.emailProvenAt === null) await updateSignup(tx, id, { emailProvenAt: tx.clock.now() })
    await audit(tx, { action: 'declarant.signup-proven', subjectKind: 'declarant-signup', subjectId: id })
    const now = await findSignup(tx, id)
    if (now?.signedIn) await goOn(tx, now)
  })
  return { token, signup: await toSignupView(ctx, await reachSignup(ctx, token)) }
}
