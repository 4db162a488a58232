import type { DelegationRight } from '@guichet/domain/delegation'
import { accessOf, type Ctx } from '../ctx.ts'
import { problem } from './problem-error.ts'

/** Whether whoever acts may do this: in one's own file always, in another's by what was opened. */
export const mayInFile = (ctx: Ctx, right: DelegationRight): boolean =>
  accessOf(ctx)?.rights.includes(right) ?? true

/** @throws a problem `delegation.right-missing`. */
export function demandInFile(ctx: Ctx, right: DelegationRight): void {
  if (!mayInFile(ctx, right)) throw problem('delegation.right-missing')
}

/** For what nobody does but the person itself. @throws a problem `delegation.right-missing`. */
export function demandOwnFile(ctx: Ctx): void {
  if (accessOf(ctx)) throw problem('delegation.right-missing')
}
