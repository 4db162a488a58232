import { type AccountPower, type AccountRelation, accountPowers } from '@guichet/domain/account-rights'
import type { AccountState } from '@guichet/domain/account-state'
import { mayDo } from '@guichet/domain/rights'
import { accessOf, actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findReach } from './data/reach-data.ts'

/** An account as far as rights go, and what whoever acts may do with it. */
export interface ReachedAccount {
  readonly id: string
  readonly fileNumber: number
  readonly login: string
  readonly kind: 'primary' | 'secondary'
  readonly state: AccountState
  readonly profileCode: string
  readonly autonomous: boolean
  readonly hasMailbox: boolean
  readonly mailboxQuota: number
  readonly version: number
  readonly primary: {
    readonly id: string
    readonly login: string
    readonly state: AccountState
    readonly profileCode: string
  } | null
  readonly via: AccountRelation['via']
  readonly powers: readonly AccountPower[]
}

export interface ReachOptions {
  /** Makes others who would change the account wait; needs a transaction. */
  readonly lock?: boolean
}

type Reach = NonNullable<Awaited<ReturnType<typeof findReach>>>

const heldRelation = (row: Reach): AccountRelation | null => {
  if (row.ownRole === 'holder') return { via: 'own', holder: true, rights: [] }
  const isBelow = row.aboveRole === 'holder' && row.primaryState === 'open'
  return isBelow ? { via: 'primary', holder: true, rights: [] } : null
}

/** What may be done with an account in a file that is not one's own. */
const POWERS_IN_FILE: Readonly<Record<'accounts.see' | 'accounts.edit', readonly AccountPower[]>> = {
  'accounts.see': ['read', 'read-billing', 'read-secondaries'],
  'accounts.edit': ['edit-identity', 'edit-options', 'choose-procedures', 'edit-billing'],
}

/** Of these powers, those that somebody has who acts in a file that is not his own. */
function powersInFile(ctx: Ctx, powers: readonly AccountPower[]): readonly AccountPower[] {
  const access = accessOf(ctx)
  if (!access) return powers
  const opened = access.rights.flatMap((right) =>
    right === 'accounts.see' || right === 'accounts.edit' ? POWERS_IN_FILE[right] : [],
  )
  return powers.filter((power) => opened.includes(power))
}

/** How whoever acts stands to the account, the nearest relation first; null for a stranger. */
function relationOf(ctx: Ctx, row: Reach): AccountRelation | null {
  // Nobody opens to others what he does not hold.
  if (accessOf(ctx)) return heldRelation(row)
  if (row.ownRole !== null)
    return { via: 'own', holder: row.ownRole === 'holder', rights: row.ownRights ?? [] }
  if (row.aboveRole !== null && row.primaryState === 'open')
    return { via: 'primary', holder: row.aboveRole === 'holder', rights: row.aboveRights ?? [] }
  const role = ctx.actor.kind === 'person' ? ctx.actor.staffRole : null
  return mayDo(role, 'accounts.read') ? { via: 'staff', mayEdit: mayDo(role, 'accounts.edit') } : null
}

/**
 * The account with the power asked for.
 * @throws problems `resource.not-found` (also for what is somebody else's), `account.closed`, `account.right-missing`.
 */
export async function reachAccount(
  ctx: Ctx,
  accountId: string,
  power: AccountPower = 'read',
  { lock = false }: ReachOptions = {},
): Promise<ReachedAccount> {
  const row = await findReach(ctx, accountId, actingPersonId(ctx), lock)
  const relation = row && relationOf(ctx, row)
  if (!row || !relation) throw problem('resource.not-found')
  // Under a primary that is not open, an account is of no more use than a closed one.
  const isUnderClosed = row.primaryState !== null && row.primaryState !== 'open' && row.state !== 'refused'
  const standing = {
    kind: row.parentId === null ? ('primary' as const) : ('secondary' as const),
    state: isUnderClosed ? ('closed' as const) : row.state,
    autonomous: row.autonomous,
  }
  const powers = powersInFile(ctx, accountPowers(standing, relation))
  if (!powers.includes('read')) throw problem('resource.not-found')
  if (!powers.includes(power)) {
    const whileOpen = powersInFile(ctx, accountPowers({ ...standing, state: 'open' }, relation))
    throw problem(whileOpen.includes(power) ? 'account.closed' : 'account.right-missing')
  }
  const { parentId, primaryLogin, primaryState, primaryProfileCode } = row
  return {
    id: row.id,
    fileNumber: row.fileNumber,
    login: row.login,
    kind: standing.kind,
    state: row.state,
    profileCode: row.profileCode,
    autonomous: row.autonomous,
    hasMailbox: row.hasMailbox,
    mailboxQuota: row.mailboxQuota,
    version: row.version,
    primary:
      parentId !== null && primaryLogin !== null && primaryState !== null && primaryProfileCode !== null
        ? { id: parentId, login: primaryLogin, state: primaryState, profileCode: primaryProfileCode }
        : null,
    via: relation.via,
    powers,
  }
}
