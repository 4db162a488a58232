import type { updateMemberView as route } from '@guichet/contract/member-views.contract'
import type { Out } from '@guichet/contract/route'
import { readColumns } from '@guichet/domain/member-columns'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { changeView, isNameConflict } from './data/view-data.ts'
import { getMemberView, type MemberView, reachOwnView } from './view-of.ts'

/**
 * Changes a view; `version` is the one that was edited.
 * @throws problems `resource.not-found`, `member-view.of-another`, `resource.changed`, `member-view.name-taken`.
 */
export const updateMemberView = (
  ctx: Ctx,
  id: string,
  version: string,
  input: Out<(typeof route)['body']>,
): Promise<MemberView> =>
  withTx(ctx, async (tx) => {
    const before = await reachOwnView(tx, id)
    if (String(before.version) !== version) throw problem('resource.changed')
    const { name, filters, sort, shared } = input
    const values = { name, filters, sort, shared, columns: [...readColumns(input.columns)] }
    const isChanged = await changeView(tx, before, { ...values, updatedAt: tx.clock.now() }).catch(
      (error: unknown) => {
        throw isNameConflict(error) ? problem('member-view.name-taken') : error
      },
    )
    if (!isChanged) throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'member-view.updated', subjectKind: 'member-view', subjectId: id },
      before: { name: before.name, shared: before.shared },
      after: { name, shared },
    })
    return getMemberView(tx, id)
  })
