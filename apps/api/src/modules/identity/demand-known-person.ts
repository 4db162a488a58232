import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findLink } from './data/link-data.ts'

/**
 * Who signs in with the address of a link uses it signed in. Somebody who used the link a moment ago has made that
 * person: it is void then, as for anybody who comes later.
 * @throws problems `session.required`, `session.forbidden`, `link.invalid`.
 */
export async function demandKnownPerson(ctx: Ctx, tokenHash: Buffer, personId: string): Promise<void> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === personId) return
  if (!(await findLink(ctx, tokenHash))) throw problem('link.invalid')
  throw problem(ctx.actor.kind === 'person' ? 'session.forbidden' : 'session.required')
}
