import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findKey, revokeKey } from './data/key-data.ts'

/** Ends one of my keys at once; ending it again changes nothing. @throws a problem `resource.not-found`. */
export const endApiKey = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const key = await findKey(tx, actingPersonId(tx), id)
    if (!key) throw problem('resource.not-found')
    if (!(await revokeKey(tx, key.id))) return
    await audit(tx, {
      action: 'api-key.ended',
      subjectKind: 'api-key',
      subjectId: key.id,
      after: { name: key.name },
    })
  })
