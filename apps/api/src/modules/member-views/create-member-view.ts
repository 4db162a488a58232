import { MOST_VIEWS, type createMemberView as route } from '@guichet/contract/member-views.contract'
import type { Out } from '@guichet/contract/route'
import { readColumns } from '@guichet/domain/member-columns'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { countOwnViews, insertView } from './data/view-data.ts'
import { getMemberView, type MemberView } from './view-of.ts'

/** Saves a view of the list of members. @throws problems `member-view.name-taken`, `member-view.too-many`. */
export const createMemberView = (ctx: Ctx, input: Out<(typeof route)['body']>): Promise<MemberView> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    if ((await countOwnViews(tx, personId)) >= MOST_VIEWS) throw problem('member-view.too-many')
    const id = tx.ids.uuid()
    const now = tx.clock.now()
    const { name, filters, sort, shared } = input
    const columns = [...readColumns(input.columns)]
    const row = { id, personId, name, filters, sort, columns, shared, createdAt: now, updatedAt: now }
    if (!(await insertView(tx, row))) throw problem('member-view.name-taken')
    await audit(tx, {
      ...{ action: 'member-view.created', subjectKind: 'member-view', subjectId: id },
      after: { name, shared },
    })
    return getMemberView(tx, id)
  })
