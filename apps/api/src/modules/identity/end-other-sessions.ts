import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { revokeOtherSessions } from './data/sign-in-event-data.ts'
import { endEmailChange } from './end-email-change.ts'

/** Ends all my sessions but this one. @throws a problem `session.required` for a program. */
export const endOtherSessions = (ctx: Ctx): Promise<number> =>
  withTx(ctx, async (tx) => {
    if (tx.actor.kind !== 'person') throw problem('session.required')
    const { personId, sessionId } = tx.actor
    const ended = await revokeOtherSessions(tx, personId, sessionId)
    await endEmailChange(tx, personId, sessionId)
    await audit(tx, {
      action: 'session.others-ended',
      subjectKind: 'person',
      subjectId: personId,
      after: { ended },
    })
    return ended
  })
