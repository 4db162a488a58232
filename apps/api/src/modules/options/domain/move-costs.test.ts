import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedCounts, ownCounts } from './move-costs.ts'

const family = fc.record({ mailboxes: fc.nat(50), statements: fc.nat(50), archive: fc.nat(50) })
const services = fc.record({ hasMailbox: fc.boolean(), statements: fc.boolean(), archive: fc.boolean() })

describe('movedCounts', () => {
  test('who leaves takes with it what it has', () => {
    const counts = { mailboxes: 3, statements: 2, archive: 1 }
    const account = { hasMailbox: true, statements: true, archive: false }
    expect(movedCounts('detach', counts, account)).toEqual({ mailboxes: 2, statements: 1, archive: 1 })
    expect(ownCounts(account)).toEqual({ mailboxes: 0, statements: 1, archive: 0 })
  })

  test('who joins brings a mailbox, and comes and goes without a trace', () => {
    fc.assert(
      fc.property(family, services, (counts, account) => {
        const joined = movedCounts('attach', counts, { ...account, hasMailbox: true })
        expect(joined.mailboxes).toBe(counts.mailboxes + 1)
        expect(movedCounts('detach', joined, { ...account, hasMailbox: true })).toEqual(counts)
      }),
    )
  })

  test('a swap changes nothing but for a mailbox that the account did not have', () => {
    fc.assert(
      fc.property(family, services, (counts, account) => {
        const mailboxes = counts.mailboxes + (account.hasMailbox ? 0 : 1)
        expect(movedCounts('swap', counts, account)).toEqual({ ...counts, mailboxes })
      }),
    )
  })
})
