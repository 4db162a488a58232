import type { Ctx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findPerson } from './data/person-data.ts'

/** What the person is told of. */
export type FactorChange =
  | 'totp-added'
  | 'totp-replaced'
  | 'totp-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'sms-added'
  | 'sms-removed'
  | 'recovery-codes-made'
  | 'recovery-code-used'

/** Tells a person by mail of a change of the second factors, with the desk to call if somebody else made it. */
export async function tellFactorChange(
  tx: Ctx,
  personId: string,
  change: FactorChange,
  data: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const person = await findPerson(tx, personId)
  // Who has no address is told nothing that could be told.
  if (!person || person.email === '') return
  const { email, phone, openingHoursFr, openingHoursEn } = await getOrganisationProfile(tx)
  await queueMessage(tx, {
    template: 'factor-changed',
    to: person.email,
    personId,
    locale: person.locale,
    data: {
      ...{ firstName: person.firstName, change, email, phone, at: tx.clock.now().toISOString() },
      openingHours: person.locale === 'fr' ? openingHoursFr : openingHoursEn,
      securityUrl: `${tx.deps.config.publicUrl}/securite`,
      ...data,
    },
    dedupeKey: `factor-changed:${tx.ids.uuid()}`,
  })
}
