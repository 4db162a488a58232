import type { takeBackApiKey as contract } from '@guichet/contract/api-keys.contract'
import type { BodyOf } from '@guichet/contract/route'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettledOwner } from '../identity/index.ts'
import { findKey, releaseKey } from './data/key-data.ts'
import { getKeyView } from './key-view.ts'

interface TakeBackInput {
  readonly id: string
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/**
 * A key that is held since staff gave the access back works again: its owner says that it is the own one.
 * @throws problems `resource.not-found`, `key.not-usable`, `password.needed`, `password.wrong-current`, `session.locked`,
 * `recovery.recent`.
 */
export async function takeBackApiKey(ctx: Ctx, input: TakeBackInput): Promise<BodyOf<typeof contract>> {
  const personId = actingPersonId(ctx)
  const key = await findKey(ctx, personId, input.id)
  if (!key) throw problem('resource.not-found')
  if (key.heldAt === null) throw problem('key.not-usable')
  await demandSettledOwner(ctx, input)
  return withTx(ctx, async (tx) => {
    if (!(await releaseKey(tx, key.id))) throw problem('key.not-usable')
    await audit(tx, {
      ...{ action: 'api-key.taken-back', subjectKind: 'api-key', subjectId: key.id },
      after: { name: key.name },
    })
    return getKeyView(tx, personId, key.id)
  })
}
