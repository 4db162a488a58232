import type { Ctx, Locale } from '../../ctx.ts'
import { queueMessages } from '../notifications/index.ts'
import { readManagers } from './data/firm-data.ts'

/** What somebody is told of a firm. */
export type FirmNews = 'joined' | 'declined' | 'left' | 'removed' | 'manager' | 'collaborator'

interface Told {
  readonly id: string
  readonly firstName: string
  readonly email: string
  readonly locale: Locale
}
interface FirmEvent {
  readonly news: FirmNews
  /** The place that it is about. */
  readonly memberId: string
  readonly firmName: string
  /** Whom it is about, or who did it. */
  readonly other: string
}

/** Tells persons by mail what became of a place in a firm. */
export const tellPersons = (
  tx: Ctx,
  { news, memberId, firmName, other }: FirmEvent,
  persons: readonly Told[],
): Promise<void> =>
  queueMessages(
    tx,
    persons.map(({ id, firstName, email, locale }) => ({
      template: 'firm',
      to: email,
      personId: id,
      locale,
      data: {
        ...{ news, firstName, firm: firmName, other },
        url: `${tx.deps.config.publicUrl}/dossiers/cabinet`,
      },
      dedupeKey: `firm:${memberId}:${news}:${id}:${tx.clock.now().getTime()}`,
    })),
  )

/** The same to the managers of a firm, save whoever did it. */
export async function tellManagers(
  tx: Ctx,
  event: FirmEvent & { readonly firmId: string; readonly byId: string },
): Promise<void> {
  const managers = await readManagers(tx, event.firmId)
  await tellPersons(
    tx,
    event,
    managers.filter(({ id }) => id !== event.byId),
  )
}
