import type { ErasureState } from '@guichet/domain/erasure'
import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'

interface Told {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly state: ErasureState
  readonly eraseOn: string
  readonly answerBy: string
  readonly answer: string | null
}

/** Tells a person where the request for erasure stands. */
export async function tellPerson(tx: Ctx, told: Told): Promise<void> {
  const person = await findPerson(tx, told.personId)
  if (!person) return
  await queueMessage(tx, {
    ...{ template: 'erasure', to: person.email, personId: person.id, locale: person.locale },
    data: {
      ...{ firstName: person.firstName, state: told.state, eraseOn: told.eraseOn, answerBy: told.answerBy },
      ...{ answer: told.answer ?? '', url: `${tx.deps.config.publicUrl}/confidentialite` },
    },
    dedupeKey: `erasure:${told.id}:${told.state}`,
  })
}

/** Tells the desk that somebody asks to be erased, and by when an answer is due. */
export async function tellDesk(tx: Ctx, told: Told): Promise<void> {
  const { email } = await getOrganisationProfile(tx)
  await queueMessage(tx, {
    ...{ template: 'erasure-asked', to: email, personId: null, locale: 'fr' as const },
    data: {
      ...{ person: told.personName, answerBy: told.answerBy },
      url: `${tx.deps.config.publicUrl}/admin/effacements`,
    },
    dedupeKey: `erasure-asked:${told.id}`,
  })
}
