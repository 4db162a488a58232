import type { Ctx } from '../../ctx.ts'

/** The same context for somebody who acts by a link or a password, before there is a session. */
export const asPerson = (ctx: Ctx, personId: string, sessionId = ''): Ctx => ({
  ...ctx,
  actor: { kind: 'person', personId, sessionId, staffRole: null },
})
