import type { rotateApiKey as contract } from '@guichet/contract/api-keys.contract'
import type { BodyOf } from '@guichet/contract/route'
import { overlapEnd } from '@guichet/domain/api-key'
import { isScope } from '@guichet/domain/rights'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettledOwner } from '../identity/index.ts'
import { findKey, holdOwner, replaceKey } from './data/key-data.ts'
import { issueKey } from './issue-key.ts'
import { getKeyView } from './key-view.ts'
import { tellNewKey } from './tell-new-key.ts'

interface RotateInput {
  readonly id: string
  readonly overlapHours: number
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/**
 * A new secret in the place of a key; the former works for the hours asked for. It counts no more towards the most that one
 * may have, so a rotation is always possible.
 * @throws problems `resource.not-found`, `key.not-usable`, `password.needed`, `password.wrong-current`, `session.locked`,
 * `recovery.recent`.
 */
export async function rotateApiKey(ctx: Ctx, input: RotateInput): Promise<BodyOf<typeof contract>> {
  const personId = actingPersonId(ctx)
  if (!(await findKey(ctx, personId, input.id))) throw problem('resource.not-found')
  await demandSettledOwner(ctx, input)
  return withTx(ctx, async (tx) => {
    const owner = await holdOwner(tx, personId)
    const former = await findKey(tx, personId, input.id)
    if (!former) throw problem('resource.not-found')
    const now = tx.clock.now()
    const { name, limitPerMinute, networks } = former
    const scopes = former.scopes.filter(isScope)
    const life = former.expiresAt === null ? null : former.expiresAt.getTime() - former.createdAt.getTime()
    const expiresAt = life === null ? null : new Date(now.getTime() + life)
    const { id, secret } = await issueKey(tx, { personId, name, scopes, expiresAt, limitPerMinute, networks })
    const formerUntil = overlapEnd(former.expiresAt, input.overlapHours, now)
    if (!(await replaceKey(tx, former.id, { replacedById: id, expiresAt: formerUntil })))
      throw problem('key.not-usable')
    await audit(tx, {
      action: 'api-key.rotated',
      subjectKind: 'api-key',
      subjectId: former.id,
      after: { name, replacedBy: id, formerUntil: formerUntil.toISOString() },
    })
    await tellNewKey(tx, owner, { id, name, expiresAt, formerUntil })
    return { key: await getKeyView(tx, personId, id), secret }
  })
}
