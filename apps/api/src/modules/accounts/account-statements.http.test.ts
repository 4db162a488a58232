import { getAccountAttachment, listMoveProposals } from '@guichet/contract/account-moves.contract'
import {
  exportSecondaryAccounts,
  getAccount,
  getSecondaryOffer,
  listAccountHistory,
  listAccounts,
  listSecondaryAccounts,
} from '@guichet/contract/accounts.contract'
import type { RouteSpec } from '@guichet/contract/route'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'

/** Statements of each screen, the look-up of the session among them. */
const SCREENS: readonly (readonly [RouteSpec, number])[] = [
  [listAccounts, 2],
  [getAccount, 3],
  // Its rows and their total are one.
  [listSecondaryAccounts, 3],
  [getSecondaryOffer, 6],
  [listAccountHistory, 3],
  [getAccountAttachment, 5],
  [listMoveProposals, 4],
  // Among them its budget, and the note of the export in a transaction of its own.
  [exportSecondaryAccounts, 7],
]

describe('a screen of accounts', () => {
  for (const [route, expected] of SCREENS) {
    apiTest(
      `costs ${expected} statements, however many accounts there are: ${route.operationId}`,
      async ({ api, pg }) => {
        const primary = await api.make.account()
        const client = await api.signInAs(primary.holder as { id: string })
        const count = async () => {
          const input = route.params ? { params: { id: primary.id } } : {}
          return (await statementsOf(pg.pool, () => client.attempt(route, input))).length
        }
        await count()
        expect(await count()).toBe(expected)
        for (let n = 0; n < 3; n++) await api.make.secondary(primary, { holder: primary.holder })
        expect(await count()).toBe(expected)
      },
    )
  }
})
