import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findSessionFacts } from './data/session-facts.ts'
import { toSessionView } from './session-view.ts'

/** A session that was just opened, as the browser is told of it. @throws a problem `session.required`. */
export async function getSessionView(ctx: Ctx, sessionId: string) {
  const facts = await findSessionFacts(ctx, sessionId)
  if (!facts) throw problem('session.required')
  return toSessionView(facts, ctx.clock.today())
}
