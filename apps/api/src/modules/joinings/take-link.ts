import { mayWriteAgain } from '@guichet/domain/joining'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { countLink, countOthers, holdAddress, type JoiningRow } from './data/joining-data.ts'

const DAY_MS = 86_400_000

/**
 * One more link for a joining, if there may be one: the same rule for addresses that are known and those that are not.
 * Others with the same address wait.
 * @throws a problem `rate.limited`.
 */
export async function takeLink(
  tx: Ctx,
  { id, links }: Pick<JoiningRow, 'id' | 'links'>,
  email: string,
): Promise<void> {
  await holdAddress(tx, email)
  const others = await countOthers(tx, email, id, new Date(tx.clock.now().getTime() - DAY_MS))
  if (!mayWriteAgain({ links, others })) throw problem('rate.limited', { retryAfterSeconds: DAY_MS / 1000 })
  await countLink(tx, id)
}
