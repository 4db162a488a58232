import { type AccountRight, accountPowers } from '@guichet/domain/account-rights'
import type { AccountState } from '@guichet/domain/account-state'
import { localDateAt } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { readStandings } from './data/standing-data.ts'
import type { AlertFacts } from './domain/account-alerts.ts'

/** An account on which somebody is, as far as alerts and the rights to procedures go. */
export interface MyAccount extends AlertFacts {
  readonly profileCode: string
  readonly primary: {
    readonly id: string
    readonly state: AccountState
    readonly profileCode: string
  } | null
}

/** How the accounts stand on which whoever acts is, primaries first. One statement. */
export async function findStandings(ctx: Ctx): Promise<readonly MyAccount[]> {
  const rows = await readStandings(ctx, actingPersonId(ctx))
  return rows.map(({ parentId, primaryState, primaryProfileCode, updatedAt, role, rights, ...row }) => {
    const state = row.state as AccountState
    const primary =
      parentId !== null && primaryState !== null && primaryProfileCode !== null
        ? { id: parentId, state: primaryState as AccountState, profileCode: primaryProfileCode }
        : null
    const isUnderClosed = primary !== null && primary.state !== 'open'
    return {
      ...row,
      state,
      primary,
      stateSince: localDateAt(updatedAt),
      isInUse: state === 'open' && !isUnderClosed,
      powers: accountPowers(
        {
          kind: primary ? 'secondary' : 'primary',
          state: isUnderClosed ? 'closed' : state,
          autonomous: row.autonomous,
        },
        { via: 'own', holder: role === 'holder', rights: rights as AccountRight[] },
      ),
    }
  })
}
