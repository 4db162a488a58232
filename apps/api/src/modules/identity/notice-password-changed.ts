import type { Ctx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { readHeldAccounts } from './data/held-account-data.ts'
import { findPerson } from './data/person-data.ts'

/** `chosen` by the person, or `temporary`: given by the primary account or the organisation. */
export type PasswordChange = 'chosen' | 'temporary'

/**
 * Tells that a password was changed (A13): the person, and the responsible person of each account that the person holds,
 * each address once.
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
  for (const address of new Set([own, ...held.map(({ email }) => email.toLowerCase())])) {
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
}
