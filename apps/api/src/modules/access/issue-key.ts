import { createHash } from 'node:crypto'
import { apiKeyOf, KEY_BYTES, keyHint } from '@guichet/domain/api-key'
import type { Scope } from '@guichet/domain/rights'
import type { Ctx } from '../../ctx.ts'
import { insertKey } from './data/key-data.ts'

export interface KeyTerms {
  readonly personId: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
  readonly limitPerMinute: number | null
  readonly networks: readonly string[]
}

/** Writes a new key. It is answered once and kept as a hash. */
export async function issueKey(tx: Ctx, terms: KeyTerms): Promise<{ id: string; secret: string }> {
  const secret = apiKeyOf(tx.ids.bytes(KEY_BYTES))
  const id = tx.ids.uuid()
  await insertKey(tx, {
    ...terms,
    id,
    scopes: [...terms.scopes],
    networks: [...terms.networks],
    keyHash: createHash('sha256').update(secret).digest(),
    hint: keyHint(secret),
    createdAt: tx.clock.now(),
  })
  return { id, secret }
}
