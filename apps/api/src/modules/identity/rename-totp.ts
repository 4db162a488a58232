import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { nameTotp } from './data/factor-data.ts'

/** Names my authenticator program. @throws a problem `factor.unknown`. */
export const renameTotp = (ctx: Ctx, name: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    if (!(await nameTotp(tx, personId, name))) throw problem('factor.unknown')
    await audit(tx, { action: 'factor.totp-renamed', subjectKind: 'person', subjectId: personId })
  })
