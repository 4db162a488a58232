import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { assertOpensNoMailbox } from './check-password.ts'
import { hashNewPassword } from './create-person.ts'
import { forgetAttempts } from './data/attempt-data.ts'
import { noteDevice } from './data/device-data.ts'
import { useLink } from './data/link-data.ts'
import { findPerson, insertIdentifier, readIdentifiers } from './data/person-data.ts'
import { finishRecovery, holdRecovery, type RecoveryRow } from './data/recovery-data.ts'
import { holdCredentials, revokeSessionsOf, savePasswordHash } from './data/sign-in-data.ts'
import { endEmailChange } from './end-email-change.ts'
import { identifierSubject } from './lock-subject.ts'
import { noticePasswordChanged } from './notice-password-changed.ts'
import { tokenHashOf } from './open-session.ts'
import { readOwnWords } from './own-words.ts'
import { forgetRecoveryAttempts } from './prove-recovery.ts'
import { loadRecovery } from './recovery-stand.ts'
import { reachesOf } from './wait-for-recovery.ts'

/**
 * The end of a recovery, once all that is asked was proven: another password, or the first one of who signed in with
 * FranceConnect. All sessions end; passkeys stay, and the second factor is asked as ever. The browser is known from then on.
 * @throws problems `link.invalid`, `recovery.unproven`, `password.refused`.
 */
export async function resetPassword(
  ctx: Ctx,
  tokenHash: Buffer,
  password: string,
  deviceToken: string | null,
): Promise<void> {
  const stand = await loadRecovery(ctx, tokenHash)
  const { personId } = stand
  if (stand.steps.outcome !== 'choose') throw problem('recovery.unproven')
  const person = await findPerson(ctx, personId)
  if (!person) throw problem('link.invalid')
  const passwordHash = await hashNewPassword(ctx, password, await readOwnWords(ctx, personId))
  await assertOpensNoMailbox(ctx, personId, password)
  await withTx(ctx, async (tx) => {
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    const identifiers = await readIdentifiers(tx, personId)
    // Whoever opened the link owns the mailbox: a lock that guesses caused ends here.
    for (const identifier of identifiers) await forgetAttempts(tx, identifierSubject(tx, identifier))
    await forgetRecoveryAttempts(tx, personId)
    await holdCredentials(tx, personId)
    const row = await holdRecovery(tx, tokenHash, personId)
    // A level may have been set since, and what was proven may have been stopped.
    const { steps } = await loadRecovery(tx, tokenHash, true)
    if (steps.outcome !== 'choose') throw problem('recovery.unproven')
    if (!(await finishRecovery(tx, row.id))) throw problem('link.invalid')
    await savePasswordHash(tx, personId, passwordHash)
    await revokeSessionsOf(tx, personId, 'password changed')
    await endEmailChange(tx, personId)
    if (deviceToken !== null) await noteDevice(tx, personId, tokenHashOf(deviceToken))
    // Who had nothing to sign in with any more (his login passed to somebody else) signs in with the address from now on.
    if (identifiers.length === 0)
      await insertIdentifier(tx, { identifier: person.email, kind: 'email', personId })
    await audit(tx, {
      ...{ action: 'password.reset', subjectKind: 'person', subjectId: personId },
      after: { proofs: proofsOf(row) },
    })
    await noticePasswordChanged(tx, personId, 'chosen')
    await tellElsewhere(tx, personId, row.id)
  })
}

/** What was proven, for the audit. */
const proofsOf = ({ smsAt, questionAt, standIn, waitsUntil }: RecoveryRow): string[] => [
  'mail',
  ...(smsAt === null ? [] : ['sms']),
  ...(questionAt === null ? [] : ['question']),
  ...(standIn === null ? [] : [standIn]),
  ...(waitsUntil === null ? [] : ['wait']),
]

/** Where else the person is reached: whoever recovered may read the mailbox, and nothing but that. */
async function tellElsewhere(tx: Ctx, personId: string, recoveryId: string): Promise<void> {
  const { person, reaches } = await reachesOf(tx, personId)
  if (!person) return
  const { email, phone } = await getOrganisationProfile(tx)
  for (const { channel, to } of reaches)
    if (to !== person.email.toLowerCase())
      await queueMessage(tx, {
        ...{ channel, to, personId, template: 'recovery-done', locale: person.locale },
        data: { firstName: person.firstName, email, phone },
        dedupeKey: `recovery-done:${recoveryId}:${channel}:${to}`,
      })
}
