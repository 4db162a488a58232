import { accountNameProblem, normaliseLogin, primaryLoginProblem } from '@guichet/domain/account-login'
import { isSiret } from '@guichet/domain/identifiers'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoOf, type Seeded } from './testing/seeded.ts'

const TODAY = '2026-11-22'

describe('accounts of the demo', () => {
  let rows: Seeded
  let primary: Seeded['accounts'][number]
  let secondaries: Seeded['accounts']
  beforeAll(async () => {
    rows = await demoOf(TODAY)
    primary = rows.accounts.find(({ login }) => login === 'asp1ent') as typeof primary
    secondaries = rows.accounts.filter(({ parentId }) => parentId === primary.id)
  })

  test('the primary is the one that is written down, with forty mailboxes', () => {
    expect(primary).toMatchObject({
      ...{ fileNumber: 22_066, siret: '07955542100019', state: 'open', mailboxQuota: 40, hasMailbox: true },
    })
  })

  test('it has 25 secondary accounts: 12 open of which 7 with mailbox, 6 closed, 4 approved, 3 requested', () => {
    const count = (state: string) => secondaries.filter((account) => account.state === state).length
    expect([count('open'), count('closed'), count('approved'), count('requested')]).toEqual([12, 6, 4, 3])
    expect(secondaries.filter(({ state, hasMailbox }) => state === 'open' && hasMailbox)).toHaveLength(7)
    expect(secondaries.find(({ login }) => login === 'cs1.asp1ent')).toMatchObject({
      ...{ autonomous: true, hasMailbox: true, state: 'open' },
    })
  })

  test('they were created by the holder of their primary, not by their own', () => {
    const holderOf = (id: string) => rows.accountPersons.find(({ accountId }) => accountId === id)?.personId
    for (const { id, login } of secondaries) {
      const created = rows.auditEntries.find(
        ({ action, subjectId }) => action === 'account.created' && subjectId === id,
      )
      expect(created?.actorId, login).toBe(holderOf(primary.id))
    }
  })

  test('every account is well formed, and held by somebody once it was open', () => {
    const details = new Set(rows.accountDetails.map(({ accountId }) => accountId))
    const held = new Set(rows.accountPersons.map(({ accountId }) => accountId))
    const mailboxes = new Set(rows.mailboxes.map(({ accountId }) => accountId))
    for (const account of rows.accounts) {
      const name = account.login.split('.')[0] as string
      expect(normaliseLogin(account.login)).toBe(account.login)
      expect(
        account.parentId ? accountNameProblem(name) : primaryLoginProblem(name),
        account.login,
      ).toBeNull()
      expect(isSiret(account.siret), account.login).toBe(true)
      expect(details.has(account.id)).toBe(true)
      expect(held.has(account.id), account.login).toBe(['open', 'closed'].includes(account.state))
      expect(mailboxes.has(account.id)).toBe(account.hasMailbox)
      expect(account.createdOn <= TODAY).toBe(true)
    }
  })

  test('file numbers follow one another, and the counter stands at the last', () => {
    const numbers = rows.accounts.map(({ fileNumber }) => fileNumber).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => 22_066 + index))
    expect(rows.counters.find(({ name }) => name === 'account-file')?.value).toBe(numbers.at(-1))
  })

  test('the queue has primary and secondary accounts, and each item has one price today', () => {
    const waiting = rows.accounts.filter(({ state }) => state === 'requested')
    expect(new Set(waiting.map(({ parentId }) => parentId === null))).toEqual(new Set([true, false]))
    const current = rows.tariffs.filter(
      ({ startsOn, endsOn }) => startsOn <= TODAY && (endsOn === null || endsOn >= TODAY),
    )
    expect(current.map(({ item }) => item).sort()).toEqual([
      ...['archive', 'procedure:FIBEN', 'secondary-mailbox', 'statements', 'subscription'],
    ])
  })
})
