import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { tokenHashOf } from '../identity/index.ts'
import { moveJoining, voidProofs } from './data/joining-data.ts'
import { plainPart, reachJoining, readContent } from './joining-access.ts'
import { contentOfDraft, type JoiningDraft } from './joining-content.ts'
import { type JoiningView, toJoiningView } from './joining-view.ts'

/**
 * Keeps what was typed so far. One that was sent is a draft again, and its links are void: what they led to is not the same.
 * @throws problems `resource.not-found`, `joining.closed`.
 */
export async function saveJoining(ctx: Ctx, token: string, typed: JoiningDraft): Promise<JoiningView> {
  const { joining } = await reachJoining(ctx, token)
  const draft = joining.signedIn ? { ...typed, email: joining.email } : typed
  await withTx(ctx, async (tx) => {
    const content = contentOfDraft(draft, readContent(tx, joining))
    if (!(await moveJoining(tx, joining.id, 'saved', 'draft', plainPart(tx, content))))
      throw problem('joining.closed')
    await voidProofs(tx, joining.id, tokenHashOf(token))
    await audit(tx, { action: 'joining.saved', subjectKind: 'joining', subjectId: joining.id })
  })
  return toJoiningView(ctx, await reachJoining(ctx, token))
}
