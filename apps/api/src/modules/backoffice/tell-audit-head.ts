import { type Ctx, withTx } from '../../ctx.ts'
import { findSealHead } from '../../platform/audit/verify.ts'
import { queueMessages } from '../notifications/index.ts'
import { readAdministrators } from './data/audit-list-data.ts'

/**
 * Mails the head of the sealed chain to every administrator, once a day: what is noted outside the database shows a chain
 * that was rewritten as a whole.
 */
export const tellAuditHead = (ctx: Ctx): Promise<void> =>
  withTx(ctx, async (tx) => {
    const head = await findSealHead(tx)
    if (!head) return
    const told = await readAdministrators(tx)
    const today = tx.clock.today()
    await queueMessages(
      tx,
      told.map(({ id, email, firstName, locale }) => ({
        ...{ template: 'audit-head', to: email, personId: id, locale: locale === 'en' ? 'en' : 'fr' },
        data: {
          ...{ firstName, seq: head.seq, hash: head.hash, sealedAt: head.sealedAt.toISOString() },
          url: `${tx.deps.config.publicUrl}/admin/journal`,
        },
        dedupeKey: `audit-head:${today}:${id}`,
      })),
    )
  })
