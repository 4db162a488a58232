import { parseLocalDate } from '@guichet/domain/local-date'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlertFacts, alertsOf } from './account-alerts.ts'

const TODAY = parseLocalDate('2026-11-24')
const facts = (over: Partial<AlertFacts> = {}): AlertFacts => ({
  ...{ id: 'a', login: 'asp1ent', companyName: 'Atelier', state: 'open', stateReason: null },
  ...{ stateSince: TODAY, isInUse: true, isMailboxPasswordMissing: false },
  ...{ mailboxQuota: 10, mailboxesInUse: 0 },
  ...{ requestsWaiting: 0, invitationsPending: 0, invitationsLapsed: 0 },
  ...{ isAskedToMove: false, placeWanted: 0, movesProposed: 0 },
  powers: ['read', 'edit-options', 'read-secondaries', 'create-secondary', 'set-mailbox-password'],
  ...over,
})
const kinds = (...accounts: Partial<AlertFacts>[]) =>
  alertsOf(
    accounts.map((over) => facts(over)),
    TODAY,
  ).map(({ kind }) => kind)

describe('alertsOf', () => {
  it('is silent about an account in order', () => {
    expect(kinds({})).toEqual([])
  })

  it('tells that a request waits, and for thirty days that it was refused, with the reason', () => {
    const shut = { isInUse: false, powers: ['read'] as const }
    expect(kinds({ ...shut, state: 'requested' })).toEqual(['request-waiting'])
    const refused = { ...shut, state: 'refused' as const, stateReason: 'SIRET inconnu' }
    expect(alertsOf([facts(refused)], TODAY)).toEqual([
      {
        ...{ kind: 'request-refused', urgency: 'now', reason: 'SIRET inconnu', count: null, quota: null },
        account: { id: 'a', login: 'asp1ent', companyName: 'Atelier' },
      },
    ])
    expect(kinds({ ...refused, stateSince: parseLocalDate('2026-10-25') })).toEqual(['request-refused'])
    expect(kinds({ ...refused, stateSince: parseLocalDate('2026-10-24') })).toEqual([])
  })

  it('asks for the password of the mailbox of who may set it alone', () => {
    expect(kinds({ isMailboxPasswordMissing: true })).toEqual(['mailbox-password-missing'])
    expect(kinds({ isMailboxPasswordMissing: true, powers: ['read', 'edit-options'] })).toEqual([])
  })

  it('tells of the mailboxes from nine tenths of the quota on, to who may do something', () => {
    expect(kinds({ mailboxesInUse: 8 })).toEqual([])
    expect(kinds({ mailboxesInUse: 9 })).toEqual(['mailbox-quota-nearly-used'])
    expect(kinds({ mailboxesInUse: 10 })).toEqual(['mailbox-quota-used-up'])
    expect(kinds({ mailboxQuota: 3, mailboxesInUse: 2 })).toEqual([])
    expect(kinds({ mailboxQuota: 0, mailboxesInUse: 0 })).toEqual([])
    expect(kinds({ mailboxesInUse: 10, powers: ['read', 'read-billing'] })).toEqual([])
  })

  it('tells of proposals to who may answer them: the holder for the account, who manages secondaries for the others', () => {
    const proposed = { isAskedToMove: true, placeWanted: 1, movesProposed: 2 }
    const counts = (...powers: AlertFacts['powers']) =>
      alertsOf([facts({ ...proposed, powers })], TODAY).map(({ kind, urgency, count }) => [
        kind,
        urgency,
        count,
      ])
    expect(counts('read')).toEqual([])
    expect(counts('read', 'move')).toEqual([['move-proposed', 'soon', 2]])
    expect(counts('read', 'create-secondary')).toEqual([['move-proposed', 'soon', 2]])
    expect(counts('read', 'move', 'create-secondary')).toEqual([['move-proposed', 'soon', 4]])
    expect(kinds({ ...proposed, powers: ['read', 'move'], isInUse: false })).toEqual([])
  })

  it('counts the secondary accounts that wait, for who may read them', () => {
    const waiting = { requestsWaiting: 1, invitationsPending: 2, invitationsLapsed: 3 }
    expect(alertsOf([facts(waiting)], TODAY).map(({ kind, count }) => [kind, count])).toEqual([
      ['secondary-invitations-lapsed', 3],
      ['secondary-invitations-pending', 2],
      ['secondary-requests-waiting', 1],
    ])
    expect(kinds({ ...waiting, powers: ['read', 'edit-options'] })).toEqual([])
  })

  it('says of an account that is not in use nothing that could not be mended', () => {
    const everything = { isMailboxPasswordMissing: true, mailboxesInUse: 10, invitationsLapsed: 1 }
    expect(kinds({ ...everything, state: 'closed', isInUse: false })).toEqual([])
  })

  it('puts the most pressing first, whatever the accounts', () => {
    const rank = { now: 0, soon: 1, later: 2 }
    const some = fc.record({
      state: fc.constantFrom('open', 'requested', 'refused', 'approved', 'closed'),
      isMailboxPasswordMissing: fc.boolean(),
      mailboxesInUse: fc.nat(12),
      invitationsLapsed: fc.nat(2),
      invitationsPending: fc.nat(2),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (accounts) => {
        const found = alertsOf(
          accounts.map((over) => facts({ ...over, isInUse: over.state === 'open' })),
          TODAY,
        ).map(({ urgency }) => rank[urgency])
        expect(found).toEqual(found.toSorted())
      }),
    )
  })
})
