import type { listApiKeys as contract } from '@guichet/contract/api-keys.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keyState, MAX_KEYS } from '@guichet/domain/api-key'
import { isScope } from '@guichet/domain/rights'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { countKeysInUse, findKey, type KeyRow, readKeys } from './data/key-data.ts'

type Keys = BodyOf<typeof contract>
type KeyView = Keys['items'][number]

const toView = ({ replacedById, revokedAt, heldAt, ...row }: KeyRow, now: Date): KeyView => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  scopes: row.scopes.filter(isScope),
  state: keyState(
    { expiresAt: row.expiresAt, revokedAt, isReplaced: replacedById !== null, isHeld: heldAt !== null },
    now,
  ),
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  lastUsedIp: row.lastUsedIp,
  limitPerMinute: row.limitPerMinute,
  networks: row.networks,
})

export async function getKeyView(ctx: Ctx, personId: string, id: string): Promise<KeyView> {
  const row = await findKey(ctx, personId, id)
  if (!row) throw problem('resource.not-found')
  return toView(row, ctx.clock.now())
}

/** My keys, those that still open something first. */
export async function listApiKeys(ctx: Ctx): Promise<Keys> {
  const personId = actingPersonId(ctx)
  const now = ctx.clock.now()
  const items = (await readKeys(ctx, personId)).map((row) => toView(row, now))
  const isOver = ({ state }: KeyView) => Number(state === 'expired' || state === 'ended')
  return {
    items: items.sort((a, b) => isOver(a) - isOver(b)),
    inUse: await countKeysInUse(ctx, personId),
    most: MAX_KEYS,
  }
}
