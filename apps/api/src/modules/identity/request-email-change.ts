import type { getEmailChange as route } from '@guichet/contract/email-changes.contract'
import type { BodyOf } from '@guichet/contract/route'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import {
  countSending,
  type EmailChangeRow,
  endChanges,
  findOpenChange,
  holdChange,
  insertChange,
  updateChange,
} from './data/email-change-data.ts'
import { findPerson } from './data/person-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'
import { CONFIRM_MS, standOfChange } from './domain/email-change.ts'
import { getEmailChange } from './email-change-view.ts'
import { assertRecoverySettled } from './own-recovery.ts'
import { confirmRecheck, type PasswordProof, recheckPassword } from './recheck-password.ts'
import { assertMaySend, sendEmailChange } from './send-email-change.ts'

type OwnEmailChange = BodyOf<typeof route>

interface RequestEmailChangeInput extends PasswordProof {
  /** Normalised. */
  readonly email: string
}

/**
 * Asks to sign in with another address (M04). Both addresses are written to; the answer does not tell whether somebody
 * else signs in with the new one. An earlier request ends.
 * @throws problems `password.wrong-current`, `session.locked`, `request.invalid`, `recovery.recent`,
 * `rate.limited`.
 */
export async function requestEmailChange(ctx: Ctx, input: RequestEmailChangeInput): Promise<OwnEmailChange> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  const checked = await recheckPassword(ctx, input)
  await assertRecoverySettled(ctx, personId, input.deviceToken)
  return withTx(ctx, async (tx) => {
    await confirmRecheck(tx, checked)
    const person = await findPerson(tx, personId)
    if (!person) throw problem('resource.not-found')
    if (input.email === person.email) throw fieldProblem('/email', 'email.same')
    await assertMaySend(tx, personId)
    await endChanges(tx, personId, 'withdrawn')
    const createdAt = tx.clock.now()
    const change: EmailChangeRow = {
      ...{ id: tx.ids.uuid(), personId, oldEmail: person.email, newEmail: input.email, sessionId, createdAt },
      expiresAt: new Date(createdAt.getTime() + CONFIRM_MS),
      ...{ newConfirmedAt: null, oldConfirmedAt: null },
    }
    await insertChange(tx, change)
    await sendEmailChange(tx, change, person)
    await audit(tx, {
      action: 'email-change.requested',
      subjectKind: 'person',
      subjectId: personId,
      before: { email: person.email },
      after: { email: input.email },
    })
    return getEmailChange(tx)
  })
}

/** The change of whoever acts, held, with the person. @throws a problem `resource.not-found`. */
async function holdOwnChange(tx: Ctx) {
  const personId = actingPersonId(tx)
  // Before the change, as whoever asks for one does: the order of locks is the same everywhere.
  await holdCredentials(tx, personId)
  const person = await findPerson(tx, personId)
  const open = await findOpenChange(tx, personId)
  const change = open && (await holdChange(tx, open.id))
  if (!person || !change || standOfChange(change, tx.clock.now()) === 'expired')
    throw problem('resource.not-found')
  return { change, person }
}

/**
 * Writes again to each address that has not confirmed; links sent before hold too.
 * @throws problems `resource.not-found`, `rate.limited`.
 */
export const resendEmailChange = (ctx: Ctx): Promise<OwnEmailChange> =>
  withTx(ctx, async (tx) => {
    const { change, person } = await holdOwnChange(tx)
    await assertMaySend(tx, person.id)
    if (change.newConfirmedAt === null)
      await updateChange(tx, change.id, { expiresAt: new Date(tx.clock.now().getTime() + CONFIRM_MS) })
    await countSending(tx, change.id)
    await sendEmailChange(tx, change, person)
    await audit(tx, { action: 'email-change.sent-again', subjectKind: 'person', subjectId: person.id })
    return getEmailChange(tx)
  })

/** @throws a problem `resource.not-found`. */
export const withdrawEmailChange = (ctx: Ctx): Promise<void> =>
  withTx(ctx, async (tx) => {
    const { person } = await holdOwnChange(tx)
    await endChanges(tx, person.id, 'withdrawn')
    await audit(tx, { action: 'email-change.withdrawn', subjectKind: 'person', subjectId: person.id })
  })
