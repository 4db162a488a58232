import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { revokeOwnSession } from './data/sign-in-event-data.ts'

/** Ends one of my sessions; its next request is refused. @throws a problem `resource.not-found`, also for somebody else’s. */
export const endSession = (ctx: Ctx, sessionId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    if (!(await revokeOwnSession(tx, actingPersonId(tx), sessionId))) throw problem('resource.not-found')
    await audit(tx, { action: 'session.ended', subjectKind: 'session', subjectId: sessionId })
  })
