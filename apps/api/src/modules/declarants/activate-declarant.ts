import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  admitNewcomer,
  type Browser,
  hashNewPassword,
  type OpenedSession,
  openFirstSession,
  savePhone,
  updatePerson,
} from '../identity/index.ts'
import { completeSignup } from './complete-signup.ts'
import { holdSignup, reachSignup, readContent, stateOf } from './signup-access.ts'

/** The first of several first names, which commas part. */
const firstOf = (firstNames: string) =>
  firstNames.split(',')[0]?.trim().slice(0, 100) || firstNames.slice(0, 100)

/**
 * Chooses the password once address and telephone are proven: person and file are made, and one is signed in (U02).
 * @throws problems `resource.not-found`, `declarant.closed`, `declarant.known`, `password.refused`.
 */
export async function activateDeclarant(
  ctx: Ctx,
  token: string,
  password: string,
  browser: Browser,
): Promise<OpenedSession> {
  const access = await reachSignup(ctx, token)
  if (!access.proven) throw problem('resource.not-found')
  const content = readContent(ctx, access.signup)
  if (!content || access.signup.signedIn || stateOf(ctx, access.signup) !== 'verified')
    throw problem('declarant.closed')
  const lastName = content.useName ?? content.birthName
  const firstName = firstOf(content.firstNames)
  const ownWords = [content.firstNames, content.birthName, lastName, content.email]
  const passwordHash = await hashNewPassword(ctx, password, ownWords)
  return withTx(ctx, async (tx) => {
    const signup = await holdSignup(tx, access)
    if (stateOf(tx, signup) !== 'verified') throw problem('declarant.closed')
    const { email, locale } = signup
    const admitted = await admitNewcomer(tx, { firstName, lastName, email, locale, passwordHash })
    if (admitted?.actor.kind !== 'person') throw problem('declarant.known')
    const { personId } = admitted.actor
    await updatePerson(tx, personId, { phone: content.phone })
    if (signup.phoneProvenAt !== null) await savePhone(tx, personId, content.phone)
    await completeSignup(admitted, signup, personId)
    return openFirstSession(tx, personId, browser)
  })
}
