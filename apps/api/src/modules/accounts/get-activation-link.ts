import type { getActivationLink as route } from '@guichet/contract/account-persons.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { readAccountLinks } from '../identity/index.ts'
import { toSentLink } from './link-view.ts'
import { reachAccount } from './reach-account.ts'

/**
 * The link by which the holder of an approved account opens it; null when none waits.
 * @throws a problem `resource.not-found`.
 */
export async function getActivationLink(ctx: Ctx, accountId: string): Promise<BodyOf<typeof route>> {
  const { state, via } = await reachAccount(ctx, accountId)
  const [link] = state === 'approved' ? await readAccountLinks(ctx, 'account-activation', accountId) : []
  return { link: link ? toSentLink(ctx, link, via) : null }
}
