import type { Ctx } from '../../ctx.ts'
import { tellAccount } from '../messages/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { readHeldAccounts } from './data/held-account-data.ts'
import { findPerson } from './data/person-data.ts'

/** `chosen` by the person, or `temporary`: given by the primary account or the organisation. */
export type PasswordChange = 'chosen' | 'temporary'

/**
 * Tells that a password was changed (A13): the person, and the responsible person of each account that the person holds,
 * each address once; and each of these accounts, as all that it is told.
 */
export async function noticePasswordChanged(
  tx: Ctx,
  personId: string,
  change: PasswordChange,
): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person) return
  const organisation = await getOrganisationProfile(tx)
  const held = await readHeldAccounts(tx, personId)
  const eventId = tx.ids.uuid()
  const own = person.email.toLowerCase()
  const told = [...new Set([own, ...held.map(({ email }) => email.toLowerCase())])]
  for (const address of told) {
    const concerned = address === own ? held : held.filter(({ email }) => email.toLowerCase() === address)
    await queueMessage(tx, {
      template: 'password-changed',
      to: address,
      personId: address === own ? personId : null,
      locale: person.locale,
      data: {
        firstName: address === own ? person.firstName : null,
        accounts: concerned.map(({ login }) => login).join(', '),
        change,
        email: organisation.email,
        phone: organisation.phone,
        openingHours: person.locale === 'fr' ? organisation.openingHoursFr : organisation.openingHoursEn,
      },
      dedupeKey: `password-changed:${eventId}:${address}`,
    })
  }
  const { email, phone, openingHoursFr, openingHoursEn } = organisation
  for (const { accountId } of held)
    await tellAccount(tx, {
      ...{ accountId, kind: 'account-password-changed', event: eventId, told },
      data: { change, email, phone, openingHoursFr, openingHoursEn },
    })
}
