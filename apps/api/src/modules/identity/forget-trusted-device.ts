import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { deleteTrustedDevice } from './data/factor-data.ts'

/** Trusts one of my browsers no more. @throws a problem `resource.not-found`, also for somebody else’s. */
export const forgetTrustedDevice = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    if (!(await deleteTrustedDevice(tx, actingPersonId(tx), id))) throw problem('resource.not-found')
    await audit(tx, { action: 'factor.device-forgotten', subjectKind: 'trusted-device', subjectId: id })
  })
