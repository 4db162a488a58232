import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import type { RenewalQuote } from '../memberships/index.ts'
import { type MessageData, queueMessage } from '../notifications/index.ts'
import type { AutomaticRow } from './data/automatic-data.ts'

export type AutomaticMail =
  | 'automatic-renewal-on'
  | 'automatic-renewal-notice'
  | 'automatic-renewal-announced'
  | 'automatic-renewal-refused'
  | 'automatic-renewal-stopped'

/** What the mails say of a quote. */
export const wordsOf = ({ endsOn: currentEndsOn, offer }: RenewalQuote): MessageData =>
  offer
    ? {
        currentEndsOn,
        ...{ amountCents: offer.amountCents, startsOn: offer.startsOn, endsOn: offer.endsOn },
        ...{ typeFr: offer.type.labelFr, typeEn: offer.type.labelEn },
      }
    : { currentEndsOn }

/** Writes to the member; `occasion` tells one time from another: each is told once. */
export async function tellMember(
  tx: Ctx,
  automatic: Pick<AutomaticRow, 'id' | 'personId' | 'method' | 'methodLabel'>,
  template: AutomaticMail,
  occasion: string,
  data: MessageData,
): Promise<void> {
  const person = await findPerson(tx, automatic.personId)
  if (!person) return
  await queueMessage(tx, {
    template,
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: {
      firstName: person.firstName,
      ...{ method: automatic.method, methodLabel: automatic.methodLabel ?? '' },
      url: `${tx.deps.config.publicUrl}/adhesions`,
      ...data,
    },
    dedupeKey: `${template}:${automatic.id}:${occasion}`,
  })
}
