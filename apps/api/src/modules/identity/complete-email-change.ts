import { searchKey } from '@guichet/domain/text'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { queueMessage } from '../notifications/index.ts'
import { followAddress } from './address-followers.ts'
import {
  deleteOtherAddresses,
  type EmailChangeRow,
  endChanges,
  holdChange,
  moveAccountLinks,
  readSettling,
  writeAddress,
} from './data/email-change-data.ts'
import { findPerson, insertIdentifier } from './data/person-data.ts'
import { endRecoveryLinks, stopRecoveries } from './data/recovery-data.ts'
import { holdCredentials, revokeSessionsOf } from './data/sign-in-data.ts'
import { standOfChange } from './domain/email-change.ts'

const BATCH = 100

/** The searched text with one address in the place of another. */
export function swapAddress(key: string, from: string, to: string): string {
  const words = key.split(' ')
  const old = searchKey(from)
  const place = old === '' ? -1 : words.indexOf(old)
  if (place === -1) return `${key} ${searchKey(to)}`.trim()
  return words.with(place, searchKey(to)).join(' ')
}

/** Tells both addresses how it ended. */
async function tell(tx: Ctx, change: EmailChangeRow, template: string, to: readonly string[]): Promise<void> {
  const person = await findPerson(tx, change.personId)
  if (!person) return
  for (const address of to)
    await queueMessage(tx, {
      template,
      to: address,
      personId: change.personId,
      locale: person.locale,
      data: { firstName: person.firstName, oldEmail: change.oldEmail, newEmail: change.newEmail },
      dedupeKey: `${template}:${change.id}:${address}`,
    })
}

/**
 * A change that is due takes effect: the new address signs in and gets the messages from now on. Sessions but the one that
 * asked, and links to a new password, end; invitations that wait follow. The change is held.
 * @returns `taken` when somebody else signs in with the address meanwhile: nothing changes then.
 */
export async function completeEmailChange(tx: Ctx, change: EmailChangeRow): Promise<'done' | 'taken'> {
  const { personId, oldEmail, newEmail, sessionId } = change
  if (!(await insertIdentifier(tx, { identifier: newEmail, kind: 'email', personId }))) {
    await endChanges(tx, personId, 'taken')
    await audit(tx, { action: 'email-change.taken', subjectKind: 'person', subjectId: personId })
    await tell(tx, change, 'email-change-taken', [oldEmail])
    return 'taken'
  }
  await deleteOtherAddresses(tx, personId, newEmail)
  await writeAddress(tx, personId, newEmail, (key) => swapAddress(key, oldEmail, newEmail))
  await stopRecoveries(tx, personId)
  await endRecoveryLinks(tx, personId)
  if (oldEmail !== '') await moveAccountLinks(tx, oldEmail, newEmail)
  await revokeSessionsOf(tx, personId, 'address changed', sessionId ?? undefined)
  await endChanges(tx, personId, 'done')
  await followAddress(tx, personId)
  await audit(tx, {
    action: 'email-change.done',
    subjectKind: 'person',
    subjectId: personId,
    before: { email: oldEmail },
    after: { email: newEmail },
  })
  await tell(tx, change, 'email-change-done', [newEmail, oldEmail])
  return 'done'
}

const settle = (ctx: Ctx, personId: string, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    await holdCredentials(tx, personId)
    const change = await holdChange(tx, id)
    if (!change) return
    const stand = standOfChange(change, tx.clock.now())
    if (stand === 'due') await completeEmailChange(tx, change)
    if (stand !== 'expired') return
    await endChanges(tx, personId, 'expired')
    await audit(tx, { action: 'email-change.expired', subjectKind: 'person', subjectId: personId })
  })

/** Changes whose time has come take effect, or lapse. Safe to run on several processes at once. */
export async function settleEmailChanges(ctx: Ctx): Promise<number> {
  const rows = await readSettling(ctx, BATCH)
  for (const { id, personId } of rows) await settle(ctx, personId, id)
  return rows.length
}
