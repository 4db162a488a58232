import { createHash } from 'node:crypto'
import type { Scope } from '@guichet/domain/rights'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { insertKey, revokeKeysNamed } from './data/key-data.ts'

/** Every key begins so, which lets secret scanners recognise one. */
export const KEY_PREFIX = 'gk_'

export interface CreateApiKeyInput {
  readonly personId: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
}

/** A new key for a person; the keys of the same name end. The key is answered once and kept as a hash. */
export const createApiKey = (ctx: Ctx, input: CreateApiKeyInput): Promise<string> =>
  withTx(ctx, async (tx) => {
    const key = `${KEY_PREFIX}${tx.ids.token()}`
    const id = tx.ids.uuid()
    await revokeKeysNamed(tx, input.personId, input.name)
    await insertKey(tx, {
      id,
      personId: input.personId,
      name: input.name,
      keyHash: createHash('sha256').update(key).digest(),
      scopes: [...input.scopes],
      createdAt: tx.clock.now(),
      expiresAt: input.expiresAt,
    })
    await audit(tx, {
      action: 'api-key.created',
      subjectKind: 'api-key',
      subjectId: id,
      after: { name: input.name, scopes: input.scopes },
    })
    return key
  })
