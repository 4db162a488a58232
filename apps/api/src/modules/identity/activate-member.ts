import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { continueSignIn } from './continue-sign-in.ts'
import { hashNewPassword } from './create-person.ts'
import { forgetAttempts } from './data/attempt-data.ts'
import { useLink } from './data/link-data.ts'
import { findPerson, readIdentifiers } from './data/person-data.ts'
import { holdCredentials, isDead, savePasswordHash } from './data/sign-in-data.ts'
import { identifierSubject } from './lock-subject.ts'
import type { OpenedSession, OpenSessionInput } from './open-session.ts'
import { readOwnWords } from './own-words.ts'

/** What is known of the browser in which a link is used. */
export type Browser = Pick<OpenSessionInput, 'deviceToken' | 'userAgent' | 'ip'>

/**
 * A new member chooses the first password by the link sent, and is signed in (M02). The link is void once there is a
 * password: it never replaces one. Staff sign in with their second factor instead.
 * @throws problems `link.invalid`, `password.refused`, `account.closed`.
 */
export async function activateMember(
  ctx: Ctx,
  tokenHash: Buffer,
  personId: string,
  password: string,
  browser: Browser,
): Promise<OpenedSession | null> {
  const person = await findPerson(ctx, personId)
  if (!person) throw problem('link.invalid')
  const passwordHash = await hashNewPassword(ctx, password, await readOwnWords(ctx, personId))
  await withTx(ctx, async (tx) => {
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    if ((await holdCredentials(tx, personId)) !== null) throw problem('link.invalid')
    if (await isDead(tx, personId)) throw problem('link.invalid')
    for (const identifier of await readIdentifiers(tx, personId))
      await forgetAttempts(tx, identifierSubject(tx, identifier))
    await savePasswordHash(tx, personId, passwordHash)
    await audit(tx, { action: 'member.activated', subjectKind: 'person', subjectId: personId })
  })
  if (person.staffRole !== null) return null
  const opening = { personId, accountId: null, remembered: false, method: 'password', browser } as const
  const result = await withTx(ctx, (tx) => continueSignIn(tx, opening))
  return result.kind === 'opened' ? result.session : null
}
