import { accountKeys } from '@guichet/domain/account-keys'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandOwnFile } from '../../platform/file-access.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { changedFields, type IdentityInput, identityColumns } from './account-identity.ts'
import type { AccountView } from './account-view.ts'
import { findAccount } from './data/account-data.ts'
import { changeIdentity } from './data/account-writes.ts'
import { getAccount } from './get-account.ts'
import { reachAccount } from './reach-account.ts'

/**
 * Changes "Identité" as a whole (A06). `version` is the one that was edited.
 * @throws problems `resource.not-found`, `resource.changed`, `account.right-missing`, `account.closed`, `request.invalid`.
 */
export async function updateAccountIdentity(
  ctx: Ctx,
  accountId: string,
  version: string,
  identity: IdentityInput,
): Promise<AccountView> {
  const details = identityColumns(identity)
  const { siret, companyName } = identity
  return withTx(ctx, async (tx) => {
    const reached = await reachAccount(tx, accountId, 'edit-identity', { lock: true })
    demandVersion(version, reached.version)
    const before = await findAccount(tx, accountId)
    if (!before) throw problem('resource.not-found')
    const fields = [
      ...changedFields(before.account, { siret, companyName }),
      ...changedFields(before.details, details),
    ]
    if (fields.length === 0) return getAccount(tx, accountId)
    // Notices about the account’s security go there: nobody but its own people redirects them.
    if (fields.includes('email')) demandOwnFile(tx)
    const keys = accountKeys({ ...reached, ...details, siret, companyName })
    await changeIdentity(tx, accountId, { siret, companyName, ...keys }, details)
    await audit(tx, {
      action: 'account.identity-updated',
      subjectKind: 'account',
      subjectId: accountId,
      after: { fields },
    })
    return getAccount(tx, accountId)
  })
}
