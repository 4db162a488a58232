import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import type { DelegationRow } from './data/delegation-data.ts'

/** What one side is told of what the other did. */
export type DelegationNews =
  | 'accepted'
  | 'declined'
  | 'given-up'
  | 'asked'
  | 'granted'
  | 'changed'
  | 'revoked'
  | 'withdrawn'
  | 'shared'
  | 'unshared'

const PAGE_OF: Readonly<Record<DelegationNews, string>> = {
  ...{ accepted: '/confidentialite', declined: '/confidentialite', 'given-up': '/confidentialite' },
  ...{ asked: '/confidentialite', granted: '/dossiers', changed: '/dossiers', revoked: '/dossiers' },
  ...{ withdrawn: '/dossiers', shared: '/confidentialite', unshared: '/confidentialite' },
}

/** Tells a person by mail what became of an access; `otherId` names who did it. */
export async function tellOfDelegation(
  tx: Ctx,
  news: DelegationNews,
  row: Pick<DelegationRow, 'id' | 'rights' | 'endsOn' | 'note'> & { readonly firmName?: string | null },
  to: { readonly personId: string; readonly otherId: string },
): Promise<void> {
  const person = await findPerson(tx, to.personId)
  const other = await findPerson(tx, to.otherId)
  if (!person || !other) return
  await queueMessage(tx, {
    template: 'delegation',
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: {
      news,
      firstName: person.firstName,
      other: `${other.firstName} ${other.lastName}`,
      otherEmail: news === 'asked' || news === 'accepted' ? other.email : '',
      firm: news === 'accepted' ? (row.firmName ?? '') : '',
      rights: row.rights.join(','),
      endsOn: row.endsOn ?? '',
      note: news === 'asked' ? (row.note ?? '') : '',
      url: `${tx.deps.config.publicUrl}${PAGE_OF[news]}`,
    },
    dedupeKey: `delegation:${row.id}:${news}:${tx.clock.now().getTime()}`,
  })
}
