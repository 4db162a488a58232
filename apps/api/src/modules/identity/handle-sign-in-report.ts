import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { closeSignInReport, hasSignInReport } from './data/sign-in-report-data.ts'

/**
 * Closes a disputed sign-in with what was found and done, once.
 * @throws problems `resource.not-found`, `sign-in-report.handled`.
 */
export const handleSignInReport = (ctx: Ctx, id: string, note: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const personId = await closeSignInReport(tx, id, { handledById: actingPersonId(tx), note })
    if (personId === null)
      throw problem((await hasSignInReport(tx, id)) ? 'sign-in-report.handled' : 'resource.not-found')
    await audit(tx, {
      ...{ action: 'sign-in-report.handled', subjectKind: 'person', subjectId: personId },
      after: { reportId: id, note },
    })
  })
