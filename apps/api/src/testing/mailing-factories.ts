import { mailings, undeliverableAddresses } from '@guichet/db/schema'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

/** Makes mailings, and addresses that take no mail. */
export function createMailingFactories({ db, ids, clock }: Deps) {
  /** A draft with its words, unless told otherwise. */
  async function mailing(author: { readonly id: string }, input: New<typeof mailings> = {}) {
    const row = {
      ...{ id: ids.uuid(), name: 'Essai', state: 'draft', segment: {}, version: 1 },
      ...{ subjectFr: 'Bonjour {{firstName}}', bodyFr: 'Bonjour {{firstName}}.' },
      ...{ createdBy: author.id, createdAt: clock.now(), updatedAt: clock.now() },
      ...input,
    }
    await db.insert(mailings).values(row)
    return row
  }

  const undeliverable = async ({ email }: { readonly email: string }): Promise<void> => {
    await db.insert(undeliverableAddresses).values({ address: email, source: 'refused', at: clock.now() })
  }

  return { mailing, undeliverable }
}
