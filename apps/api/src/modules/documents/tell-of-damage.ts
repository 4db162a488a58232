import { localDateAt } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { readNumber, type VersionRow } from './data/document-data.ts'

/**
 * Tells the organisation which file it has to put back, and nothing of what stands in it. A file that is mended and damaged
 * again is told again, once a day at most.
 */
export async function tellOfDamage(tx: Ctx, { id, documentId, version, fileKey }: VersionRow): Promise<void> {
  const { email: to } = await getOrganisationProfile(tx)
  await queueMessage(tx, {
    ...{ template: 'document-damaged', to, personId: null, locale: 'fr' },
    data: { number: await readNumber(tx, documentId), version, fileKey },
    dedupeKey: `document-damaged:${id}:${localDateAt(tx.clock.now())}`,
  })
}
