import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { endChanges, findOpenChange } from './data/email-change-data.ts'

/**
 * Ends a change of address that is under way, because somebody else may have asked for it: the password was replaced, or
 * other sessions were ended. That of the session named stays: whoever acts asked for it himself.
 */
export async function endEmailChange(tx: Ctx, personId: string, ownSessionId?: string): Promise<void> {
  const open = await findOpenChange(tx, personId)
  if (open === null || open.sessionId === ownSessionId) return
  if (!(await endChanges(tx, personId, 'withdrawn'))) return
  await audit(tx, { action: 'email-change.withdrawn', subjectKind: 'person', subjectId: personId })
}
