import { KEY_NOTICE_DAYS } from '@guichet/domain/api-key'
import { type Ctx, withTx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { markNoticed, readEndingKeys } from './data/key-data.ts'

const DAY_MS = 86_400_000
const BATCH = 200

/** Tells each owner once, a week before, that a key ends; one that was made for no longer than that ends unannounced. */
export async function announceKeyEnds(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() + KEY_NOTICE_DAYS * DAY_MS)
  let told = 0
  for (;;) {
    const batch = await readEndingKeys(ctx, { before, noticeDays: KEY_NOTICE_DAYS, limit: BATCH })
    for (const key of batch) {
      await withTx(ctx, async (tx) => {
        if (!(await markNoticed(tx, key.id))) return
        told += 1
        await queueMessage(tx, {
          template: 'api-key-ending',
          to: key.email,
          personId: key.personId,
          locale: key.locale === 'en' ? 'en' : 'fr',
          data: {
            firstName: key.firstName,
            name: key.name,
            expiresAt: key.expiresAt?.toISOString() ?? null,
            url: `${tx.deps.config.publicUrl}/integrations`,
          },
          dedupeKey: `api-key-ending:${key.id}`,
        })
      })
    }
    if (batch.length < BATCH) return told
  }
}
