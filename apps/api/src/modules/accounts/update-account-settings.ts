import type { Out } from '@guichet/contract/route'
import type { updateAccountSettings as route } from '@guichet/contract/staff-accounts.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { changedFields } from './account-identity.ts'
import { type AccountRow, findAccount } from './data/account-data.ts'
import { isProfileKnown, passProfileOn, writeSettings } from './data/staff-account-data.ts'
import { type AccountSettingsView, getAccountSettings, toSettingsView } from './get-account-settings.ts'
import { reachAccount } from './reach-account.ts'

type Settings = Out<(typeof route)['body']>

/** What the settings were, as far as they change. */
const settingsBefore = (row: AccountRow, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(toSettingsView(row)).filter(([name]) => fields.includes(name)))

async function write(tx: Ctx, accountId: string, row: AccountRow, settings: Settings): Promise<void> {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  const fields = changedFields(toSettingsView(row), given)
  if (fields.length === 0) return
  await writeSettings(tx, accountId, settings)
  const reached =
    settings.profileCode !== undefined && fields.includes('profileCode')
      ? { secondaryCount: await passProfileOn(tx, accountId, settings.profileCode) }
      : {}
  const after = Object.fromEntries(fields.map((name) => [name, settings[name as keyof Settings]]))
  await audit(tx, {
    action: 'account.settings-updated',
    subjectKind: 'account',
    subjectId: accountId,
    before: settingsBefore(row, fields),
    after: { ...after, ...reached, fields },
  })
}

/**
 * Sets what only staff may (A11, A21): type, profile, test flag, date of invoicing. The profile of a primary is that of its
 * secondaries, which get it in the same transaction. `version` is the one that was edited.
 * @throws problems `resource.not-found`, `resource.changed`, `account.not-primary`, `account.closed`, `request.invalid`.
 */
export const updateAccountSettings = (
  ctx: Ctx,
  accountId: string,
  version: string,
  settings: Settings,
): Promise<AccountSettingsView> =>
  withTx(ctx, async (tx) => {
    const reached = await reachAccount(tx, accountId, 'read', { lock: true })
    demandVersion(version, reached.version)
    if (reached.state === 'closed' || reached.state === 'refused') throw problem('account.closed')
    const isForPrimary = settings.profileCode !== undefined || settings.invoicingOn !== undefined
    if (isForPrimary && reached.kind === 'secondary') throw problem('account.not-primary')
    if (settings.profileCode !== undefined && !(await isProfileKnown(tx, settings.profileCode)))
      throw fieldProblem('/profileCode', 'invalid')
    const row = await findAccount(tx, accountId)
    if (!row) throw problem('resource.not-found')
    await write(tx, accountId, row, settings)
    return getAccountSettings(tx, accountId)
  })
