import { actingPersonId, type Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { findPerson } from '../identity/index.ts'
import { tellAccount } from '../messages/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findAccountNames } from './data/account-person-data.ts'

export type MailboxPasswordChange = 'set' | 'changed' | 'revoked'

/**
 * Writes down that the password of a mailbox was changed, and tells the responsible person and whoever did it, each
 * address once (A13), and the account under "Messages". In the transaction of the change.
 */
export async function noteMailboxPassword(
  tx: Ctx,
  accountId: string,
  change: MailboxPasswordChange,
): Promise<void> {
  await audit(tx, {
    action: change === 'revoked' ? 'account.mailbox-password-revoked' : 'account.mailbox-password-set',
    subjectKind: 'account',
    subjectId: accountId,
  })
  const account = await findAccountNames(tx, accountId)
  const person = await findPerson(tx, actingPersonId(tx))
  if (!account || !person) return
  const { email, phone, openingHoursFr, openingHoursEn } = await getOrganisationProfile(tx)
  const eventId = tx.ids.uuid()
  const own = person.email.toLowerCase()
  const addresses = new Set([own, account.responsibleEmail.toLowerCase()])
  for (const address of addresses) {
    await queueMessage(tx, {
      template: 'mailbox-password',
      to: address,
      personId: address === own ? person.id : null,
      locale: person.locale,
      data: {
        firstName: address === own ? person.firstName : null,
        login: account.login,
        change,
        email,
        phone,
        openingHours: person.locale === 'fr' ? openingHoursFr : openingHoursEn,
      },
      dedupeKey: `mailbox-password:${eventId}:${address}`,
    })
  }
  await tellAccount(tx, {
    ...{ accountId, kind: 'account-mailbox-password', event: eventId, told: [...addresses] },
    data: { change, email, phone, openingHoursFr, openingHoursEn },
  })
}
