import { SCOPES } from '@guichet/domain/rights'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { revokeKeysNamed } from './data/key-data.ts'
import { issueKey } from './issue-key.ts'

const NAME = 'demo'

/** A new key for a person of the demo, with every scope and without an end; the one before ends. */
export const giveDemoKey = (ctx: Ctx, personId: string): Promise<string> =>
  withTx(ctx, async (tx) => {
    await revokeKeysNamed(tx, personId, NAME)
    const { id, secret } = await issueKey(tx, {
      ...{ personId, name: NAME, scopes: SCOPES, expiresAt: null, limitPerMinute: null, networks: [] },
    })
    await audit(tx, {
      action: 'api-key.created',
      subjectKind: 'api-key',
      subjectId: id,
      after: { name: NAME, scopes: SCOPES },
    })
    return secret
  })
