import type { LifeEventState } from '@guichet/domain/life-events'
import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import type { LifeEventRow } from './data/life-event-data.ts'

/** Tells a member where an event stands; nobody is written to after a death. */
export async function mailHolder(tx: Ctx, event: LifeEventRow, state: LifeEventState): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person || event.kind === 'death') return
  await queueMessage(tx, {
    template: 'life-event',
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: {
      ...{ firstName: person.firstName, kind: event.kind, state, happensOn: event.happensOn },
      answer: event.answer ?? '',
      url: `${tx.deps.config.publicUrl}/informations/evenements`,
    },
    dedupeKey: `life-event:${event.id}:${state}`,
  })
}

/** Tells the desk that a member waits for a decision: once a day for one thing, however often it is told and taken back. */
export async function mailDesk(tx: Ctx, event: LifeEventRow): Promise<void> {
  const person = await findPerson(tx, event.personId)
  const { email } = await getOrganisationProfile(tx)
  if (!person) return
  await queueMessage(tx, {
    template: 'life-event-requested',
    to: email,
    personId: null,
    locale: 'fr',
    data: {
      ...{ kind: event.kind, holder: `${person.firstName} ${person.lastName}`, comment: event.comment ?? '' },
      url: `${tx.deps.config.publicUrl}/admin/evenements`,
    },
    dedupeKey: `life-event-requested:${event.personId}:${event.kind}:${tx.clock.today()}`,
  })
}
