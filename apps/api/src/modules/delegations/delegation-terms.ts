import {
  type DelegationRight,
  isEndAllowed,
  latestEndOf,
  rightsOffered,
  wholeRights,
} from '@guichet/domain/delegation'
import type { LocalDate } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import { fieldProblem } from '../../platform/problem-error.ts'
import { listModules } from '../organisation/index.ts'
import { readHolder } from './data/delegation-data.ts'

/** What a person may open to others. */
export async function readOffer(ctx: Ctx, ownerId: string) {
  const holder = await readHolder(ctx, ownerId)
  return {
    rightsOffered: rightsOffered({ ...holder, modules: await listModules(ctx) }),
    latestEndsOn: latestEndOf(ctx.clock.today()),
  }
}

export interface Terms {
  readonly rights: readonly DelegationRight[]
  readonly endsOn: LocalDate
}

/**
 * The rights with those that they need, once it is sure that they are the person's own to give, and the day allowed.
 * @throws a problem `request.invalid`.
 */
export async function checkTerms(
  ctx: Ctx,
  ownerId: string,
  { rights, endsOn }: Terms,
): Promise<DelegationRight[]> {
  const { rightsOffered: offered } = await readOffer(ctx, ownerId)
  const whole = wholeRights(rights)
  if (whole.some((right) => !offered.includes(right))) throw fieldProblem('/rights', 'invalid')
  const today = ctx.clock.today()
  if (!isEndAllowed(endsOn, today))
    throw fieldProblem('/endsOn', endsOn < today ? 'date.past' : 'date.too-late')
  return whole
}
