import type { DeclarantState } from '@guichet/domain/declarant'
import { formatSiret } from '@guichet/domain/identifiers'
import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'

interface ToldFile {
  readonly id: string
  readonly personId: string
  readonly state: DeclarantState
  readonly siret: string
  readonly companyName: string | null
  readonly reason?: string
}

const TEMPLATES: Readonly<Record<DeclarantState, string>> = {
  'to-check': 'declarant-received',
  open: 'declarant-opened',
  refused: 'declarant-refused',
}

/** Tells a declarant where the file stands now, and the desk of one that waits for a check. */
export async function tellOfFile(tx: Ctx, { id, personId, state, siret, companyName, reason }: ToldFile) {
  const person = await findPerson(tx, personId)
  if (!person) return
  const organisation = await getOrganisationProfile(tx)
  const url = tx.deps.config.publicUrl
  const company = [companyName, formatSiret(siret)].filter(Boolean).join(', ')
  const template = TEMPLATES[state]
  const dedupe = `${id}:${tx.clock.now().getTime()}`
  await queueMessage(tx, {
    ...{ template, to: person.email, personId, locale: person.locale },
    data: {
      ...{ firstName: person.firstName, company, reason: reason ?? null },
      ...{ email: organisation.email, phone: organisation.phone },
      url: `${url}/${state === 'refused' ? 'inscription/declarant' : 'tableau-de-bord'}`,
    },
    dedupeKey: `${template}:${dedupe}`,
  })
  if (state !== 'to-check') return
  await queueMessage(tx, {
    ...{ template: 'declarant-to-check', to: organisation.email, personId: null, locale: 'fr' },
    data: {
      ...{ name: `${person.firstName} ${person.lastName}`, company },
      url: `${url}/admin/demandes/declarants`,
    },
    dedupeKey: `declarant-to-check:${dedupe}`,
  })
}
