import { type Ctx, withTx } from '../../ctx.ts'
import { emit, type Topics } from '../../platform/outbox/outbox.ts'
import { tellAccount } from '../messages/index.ts'
import { readLoserBatch } from './data/loss-data.ts'

const BATCH = 200

/**
 * Tells the secondary accounts what they have lost with their primary (A17), one message for each save, some accounts at a
 * time: each step notes the next one in its transaction. It goes to the accounts themselves: the primary was told before it
 * saved, and may have thousands of them.
 */
export const tellLosses = (
  ctx: Ctx,
  { primaryId, version, lost, after }: Topics['rights.lost'],
): Promise<void> =>
  withTx(ctx, async (tx) => {
    const rows = await readLoserBatch(tx, primaryId, lost, after, BATCH)
    for (const { id: accountId, codes } of rows)
      await tellAccount(tx, {
        ...{ accountId, kind: 'account-rights-lost', data: { codes: codes.join(', ') } },
        ...{ event: `${primaryId}:${version}`, isPrivate: true },
      })
    const last = rows.at(-1)?.id
    if (rows.length === BATCH && last !== undefined)
      await emit(tx, 'rights.lost', { primaryId, version, lost, after: last })
  })
