import type { updateMemberListSettings as route } from '@guichet/contract/member-views.contract'
import type { Out } from '@guichet/contract/route'
import { readColumns } from '@guichet/domain/member-columns'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { writeListSettings } from './data/view-data.ts'
import { getMemberView } from './view-of.ts'

/** Keeps the columns of whoever acts, and the view with which the list opens. @throws a problem `resource.not-found`. */
export const updateMemberListSettings = (ctx: Ctx, input: Out<(typeof route)['body']>) =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    const { defaultViewId } = input
    const columns = [...readColumns(input.columns)]
    if (defaultViewId !== null) await getMemberView(tx, defaultViewId)
    await writeListSettings(tx, { personId, columns, defaultViewId, updatedAt: tx.clock.now() })
    await audit(tx, {
      ...{ action: 'member-list.arranged', subjectKind: 'person', subjectId: personId },
      after: { columns, defaultViewId },
    })
    return { columns, defaultViewId }
  })
