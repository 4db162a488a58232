import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { removeView } from './data/view-data.ts'
import { reachOwnView } from './view-of.ts'

/** Deletes a view. @throws problems `resource.not-found`, `member-view.of-another`. */
export const deleteMemberView = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const { name, shared } = await reachOwnView(tx, id)
    if (!(await removeView(tx, id))) throw problem('resource.not-found')
    await audit(tx, {
      ...{ action: 'member-view.deleted', subjectKind: 'member-view', subjectId: id },
      before: { name, shared },
    })
  })
