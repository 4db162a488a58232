import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { namePasskey } from './data/passkey-data.ts'

/** Names one of my passkeys. @throws a problem `resource.not-found`, also for somebody else’s. */
export const renamePasskey = (ctx: Ctx, id: string, name: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    if (!(await namePasskey(tx, actingPersonId(tx), id, name))) throw problem('resource.not-found')
    await audit(tx, { action: 'factor.passkey-renamed', subjectKind: 'passkey', subjectId: id })
  })
