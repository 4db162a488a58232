import type { BodyOf } from '@guichet/contract/route'
import type { previewAccountProfile as route } from '@guichet/contract/staff-accounts.contract'
import type { Ctx } from '../../ctx.ts'
import { fieldProblem } from '../../platform/problem-error.ts'
import { reachAccount } from '../accounts/index.ts'
import { countSecondaries } from './data/option-data.ts'
import { findProfileLosses } from './find-losses.ts'
import { reachPrimary } from './get-account-invoicing.ts'
import { loadOptions } from './load-options.ts'

/**
 * What another profile would take away from a primary account and from its secondaries, which get it too (A17, A21).
 * @throws problems `resource.not-found`, `account.not-primary`, `request.invalid`.
 */
export async function previewAccountProfile(
  ctx: Ctx,
  accountId: string,
  profileCode: string,
): Promise<BodyOf<typeof route>> {
  await reachPrimary(ctx, accountId)
  const loaded = await loadOptions(ctx, await reachAccount(ctx, accountId))
  if (!loaded.profiles.some(({ code }) => code === profileCode))
    throw fieldProblem('/query/profileCode', 'invalid')
  return {
    secondaryCount: await countSecondaries(ctx, accountId),
    ...(await findProfileLosses(ctx, loaded, profileCode)),
  }
}
