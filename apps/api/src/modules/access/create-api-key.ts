import type { createApiKey as contract } from '@guichet/contract/api-keys.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { MAX_KEYS } from '@guichet/domain/api-key'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettledOwner } from '../identity/index.ts'
import { countKeysInUse, holdOwner } from './data/key-data.ts'
import { issueKey } from './issue-key.ts'
import { getKeyView } from './key-view.ts'
import { tellNewKey } from './tell-new-key.ts'

type Body = Out<(typeof contract)['body']>
type Input = Body & { readonly deviceToken: string | null }

const DAY_MS = 86_400_000

/**
 * A new key for whoever is signed in, who gives the password. The key is answered once.
 * @throws problems `key.too-many`, `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`.
 */
export async function createApiKey(ctx: Ctx, input: Input): Promise<BodyOf<typeof contract>> {
  const personId = actingPersonId(ctx)
  const { currentPassword, deviceToken, expiresInDays, name, limitPerMinute } = input
  await demandSettledOwner(ctx, { currentPassword, deviceToken })
  return withTx(ctx, async (tx) => {
    const owner = await holdOwner(tx, personId)
    if ((await countKeysInUse(tx, personId)) >= MAX_KEYS) throw problem('key.too-many')
    const scopes = [...new Set(input.scopes)]
    const networks = [...new Set(input.networks)]
    const expiresAt = new Date(tx.clock.now().getTime() + expiresInDays * DAY_MS)
    const { id, secret } = await issueKey(tx, { personId, name, scopes, expiresAt, limitPerMinute, networks })
    await audit(tx, {
      action: 'api-key.created',
      subjectKind: 'api-key',
      subjectId: id,
      after: { name, scopes, expiresAt: expiresAt.toISOString(), limitPerMinute, networks },
    })
    await tellNewKey(tx, owner, { id, name, expiresAt, formerUntil: null })
    return { key: await getKeyView(tx, personId, id), secret }
  })
}
