import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { hashNewPassword } from './create-person.ts'
import { noteDevice } from './data/device-data.ts'
import { useLink } from './data/link-data.ts'
import { findPerson, insertIdentifier, readIdentifiers } from './data/person-data.ts'
import { forgetAttempts, revokeSessionsOf, savePasswordHash } from './data/sign-in-data.ts'
import { endEmailChange } from './end-email-change.ts'
import { identifierSubject } from './lock-subject.ts'
import { noticePasswordChanged } from './notice-password-changed.ts'
import { tokenHashOf } from './open-session.ts'
import { readOwnWords } from './own-words.ts'

/** By the link sent by mail; the browser is known from then on. @throws problems `link.invalid`, `password.refused`. */
export async function resetPassword(
  ctx: Ctx,
  tokenHash: Buffer,
  personId: string,
  password: string,
  deviceToken: string | null,
): Promise<void> {
  const person = await findPerson(ctx, personId)
  if (!person) throw problem('link.invalid')
  const passwordHash = await hashNewPassword(ctx, password, await readOwnWords(ctx, personId))
  await withTx(ctx, async (tx) => {
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    const identifiers = await readIdentifiers(tx, personId)
    // Whoever opened the link owns the mailbox: a lock that guesses caused ends here.
    for (const identifier of identifiers) await forgetAttempts(tx, identifierSubject(tx, identifier))
    await savePasswordHash(tx, personId, passwordHash)
    await revokeSessionsOf(tx, personId, 'password changed')
    await endEmailChange(tx, personId)
    if (deviceToken !== null) await noteDevice(tx, personId, tokenHashOf(deviceToken))
    // Who had nothing to sign in with any more (his login passed to somebody else) signs in with the address from now on.
    if (identifiers.length === 0)
      await insertIdentifier(tx, { identifier: person.email, kind: 'email', personId })
    await audit(tx, { action: 'password.reset', subjectKind: 'person', subjectId: personId })
    await noticePasswordChanged(tx, personId, 'chosen')
  })
}
