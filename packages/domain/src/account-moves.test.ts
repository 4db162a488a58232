import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  MOVE_KINDS,
  MOVE_SIDES,
  MOVE_STATES,
  type MovedAccount,
  type MoveKind,
  mailboxesAfter,
  moveDecisions,
  moveRefusal,
  moveSides,
  planMove,
  proposalState,
  seesOtherSide,
} from './account-moves.ts'
import { ACCOUNT_RIGHTS } from './account-rights.ts'
import { ACCOUNT_STATES } from './account-state.ts'
import { type CatalogueProcedure, lostRights, procedureRights } from './procedure-rights.ts'

const base: MovedAccount = {
  id: 'a',
  parentId: null,
  state: 'open',
  profileCode: 'web',
  portal: 'EN LIGNE',
  test: true,
  hasMailbox: true,
  autonomous: false,
  mailboxQuota: 0,
  mailboxesInUse: 0,
  hasSecondaries: false,
}
const alone = (over: Partial<MovedAccount> = {}): MovedAccount => ({ ...base, ...over })
const head = (over: Partial<MovedAccount> = {}): MovedAccount => ({
  ...base,
  ...{ id: 'p', profileCode: 'principal', portal: 'ESSAIS', test: false, hasSecondaries: true },
  ...{ mailboxQuota: 10, mailboxesInUse: 3 },
  ...over,
})
const under = (over: Partial<MovedAccount> = {}): MovedAccount => ({ ...base, parentId: 'p', ...over })

const kinds = fc.constantFrom(...MOVE_KINDS)
const anyAccount = (id: string) =>
  fc
    .record({
      parentId: fc.constantFrom(null, 'p', 'a', 'q'),
      state: fc.constantFrom(...ACCOUNT_STATES),
      profileCode: fc.constantFrom('principal', 'web'),
      portal: fc.constantFrom('ESSAIS', 'EN LIGNE'),
      test: fc.boolean(),
      hasMailbox: fc.boolean(),
      autonomous: fc.boolean(),
      mailboxQuota: fc.integer({ min: 0, max: 6 }),
      mailboxesInUse: fc.integer({ min: 0, max: 6 }),
      hasSecondaries: fc.boolean(),
    })
    .map((rest): MovedAccount => ({ id, ...rest }))
/** Accounts that stand as the move asks for, but for the mailboxes. */
const movable = fc
  .tuple(kinds, anyAccount('a'), anyAccount('p'))
  .map(([kind, account, primary]): [MoveKind, MovedAccount, MovedAccount] => [
    kind,
    { ...account, parentId: kind === 'attach' ? null : 'p', state: 'open', hasSecondaries: false },
    { ...primary, parentId: null, state: 'open' },
  ])
const membership = fc.option(fc.record({ holder: fc.boolean(), rights: fc.subarray([...ACCOUNT_RIGHTS]) }))

describe('moveSides', () => {
  const holder = { holder: true, rights: [] }
  const manager = { holder: false, rights: ['secondaries' as const] }

  test('the account is spoken for by its holder alone', () => {
    for (const kind of MOVE_KINDS) {
      expect(moveSides(kind, holder, null)).toEqual(['account'])
      expect(moveSides(kind, { holder: false, rights: [...ACCOUNT_RIGHTS] }, null)).toEqual([])
    }
  })

  test('the primary by its holder, or by who manages its secondaries unless it gives up its place', () => {
    expect(moveSides('detach', null, manager)).toEqual(['primary'])
    expect(moveSides('attach', null, manager)).toEqual(['primary'])
    expect(moveSides('swap', null, manager)).toEqual([])
    expect(moveSides('swap', null, holder)).toEqual(['primary'])
    expect(moveSides('detach', null, { holder: false, rights: ['identity', 'options', 'billing'] })).toEqual(
      [],
    )
  })

  test('nobody speaks for both sides who does not hold both', () => {
    holds(
      fc.property(kinds, membership, membership, (kind, onAccount, onPrimary) => {
        const sides = moveSides(kind, onAccount, onPrimary)
        const holdsBoth = Boolean(onAccount?.holder && onPrimary?.holder)
        expect(sides.length === MOVE_SIDES.length).toBe(holdsBoth)
      }),
    )
    expect(moveSides('detach', holder, manager)).toEqual(['account'])
  })
})

describe('moveRefusal', () => {
  test('a secondary may leave or take the place of its primary, an independent account may join one', () => {
    expect(moveRefusal('detach', under(), head())).toBeNull()
    expect(moveRefusal('swap', under(), head())).toBeNull()
    expect(moveRefusal('attach', alone(), head())).toBeNull()
  })

  test('both are open', () => {
    holds(
      fc.property(kinds, anyAccount('a'), anyAccount('p'), (kind, account, primary) => {
        fc.pre(account.state !== 'open' || primary.state !== 'open')
        expect(moveRefusal(kind, account, primary)).toBe('account.closed')
      }),
    )
  })

  test('an account with secondaries, a secondary, or the account itself is never attached', () => {
    expect(moveRefusal('attach', alone({ hasSecondaries: true }), head())).toBe('account.has-secondaries')
    expect(moveRefusal('attach', under(), head())).toBe('account.not-primary')
    expect(moveRefusal('attach', alone(), head({ parentId: 'q' }))).toBe('account.not-primary')
    expect(moveRefusal('attach', alone(), alone())).toBe('account.not-primary')
  })

  test('what has moved already does not move again', () => {
    for (const kind of ['detach', 'swap'] as const) {
      expect(moveRefusal(kind, alone(), head())).toBe('account.not-secondary')
      expect(moveRefusal(kind, under({ parentId: 'q' }), head())).toBe('account.move-settled')
    }
  })

  test('mailboxes stay within the quota of the family', () => {
    const full = head({ mailboxQuota: 3 })
    expect(moveRefusal('attach', alone(), full)).toBe('account.quota-exceeded')
    expect(moveRefusal('swap', under({ hasMailbox: false }), full)).toBe('account.quota-exceeded')
    expect(moveRefusal('swap', under({ hasMailbox: true }), full)).toBeNull()
    expect(moveRefusal('detach', under(), full)).toBeNull()
    holds(
      fc.property(movable, ([kind, account, primary]) => {
        const isWithin = mailboxesAfter(kind, account, primary) <= primary.mailboxQuota
        expect(moveRefusal(kind, account, primary)).toBe(
          isWithin || kind === 'detach' ? null : 'account.quota-exceeded',
        )
      }),
    )
  })
})

describe('planMove', () => {
  const possible = movable.filter(([kind, account, primary]) => moveRefusal(kind, account, primary) === null)

  test('keeps two levels: whoever is a secondary has none, is under the other, and whoever is not is a whole primary', () => {
    holds(
      fc.property(possible, ([kind, account, primary]) => {
        const plan = planMove(kind, account, primary)
        const [own, above] = [plan.account, plan.primary]
        expect(own.parentId).toBe(kind === 'attach' ? 'p' : null)
        expect(above.parentId).toBe(kind === 'swap' ? 'a' : primary.parentId)
        for (const place of [own, above]) {
          if (place.parentId === null && place === own) {
            expect(place).toMatchObject({ hasMailbox: true, autonomous: false })
          } else if (place.parentId !== null && place !== above) {
            expect(place).toMatchObject({ autonomous: true, mailboxQuota: 0 })
          }
        }
      }),
    )
  })

  test('who is attached has profile, portal and test flag of its primary, and keeps its mailbox', () => {
    expect(planMove('attach', alone({ mailboxQuota: 4 }), head()).account).toEqual({
      ...{ parentId: 'p', profileCode: 'principal', portal: 'ESSAIS', test: false },
      ...{ hasMailbox: true, autonomous: true, mailboxQuota: 0 },
    })
  })

  test('who is detached keeps them, has a mailbox and no quota yet', () => {
    const plan = planMove('detach', under({ hasMailbox: false, autonomous: true }), head())
    expect(plan.account).toEqual({
      ...{ parentId: null, profileCode: 'web', portal: 'EN LIGNE', test: true },
      ...{ hasMailbox: true, autonomous: false, mailboxQuota: 0 },
    })
    expect(plan.primary).toMatchObject({ mailboxQuota: 10, parentId: null })
  })

  test('a swap moves the place whole: quota, profile, téléprocédures and the other secondaries', () => {
    const plan = planMove('swap', under(), head())
    expect(plan.account).toMatchObject({ parentId: null, mailboxQuota: 10, profileCode: 'principal' })
    expect(plan.primary).toMatchObject({ parentId: 'a', mailboxQuota: 0, autonomous: true })
    expect(plan).toMatchObject({ othersFollow: true, choicesFollow: true })
  })

  test('a swap back gives every account the place that it had', () => {
    holds(
      fc.property(anyAccount('a'), anyAccount('p'), (given, above) => {
        const primary = {
          ...above,
          parentId: null,
          state: 'open' as const,
          hasMailbox: true,
          autonomous: false,
        }
        const { profileCode, portal, test: isTest } = primary
        const inherited = { profileCode, portal, test: isTest, parentId: 'p', mailboxQuota: 0 }
        const account = { ...given, ...inherited, state: 'open' as const, hasMailbox: true, autonomous: true }
        const there = planMove('swap', account, primary)
        const back = planMove('swap', { ...primary, ...there.primary }, { ...account, ...there.account })
        expect({ ...account, ...back.primary }).toEqual(account)
        expect({ ...primary, ...back.account }).toEqual(primary)
      }),
    )
  })

  test('with the téléprocédures of the primary, a swap takes no right from anybody', () => {
    const codes = ['AED', 'DSN', 'FIBEN'] as const
    const catalogue: CatalogueProcedure[] = codes.map((code) => ({
      ...{ code, withdrawn: false, web: code !== 'FIBEN', documentTypes: ['A', 'B'] },
    }))
    const choices = fc.uniqueArray(
      fc.record({ code: fc.constantFrom(...codes), documentTypes: fc.option(fc.subarray(['A', 'B'])) }),
      { selector: ({ code }) => code },
    )
    const profile = fc.constantFrom({ scope: 'all' as const }, { scope: 'web' as const })
    holds(
      fc.property(profile, choices, choices, choices, (inherited, ofPrimary, ofAccount, ofOther) => {
        const own = (chosen: typeof ofPrimary) => ({ profile: inherited, open: true, choices: chosen })
        const rights = (chosen: typeof ofPrimary, above?: typeof ofPrimary) =>
          procedureRights(catalogue, above ? { ...own(chosen), primary: own(above) } : own(chosen))
        expect(lostRights(rights(ofAccount, ofPrimary), rights(ofPrimary))).toEqual([])
        expect(lostRights(rights(ofPrimary), rights(ofPrimary, ofPrimary))).toEqual([])
        expect(rights(ofOther, ofPrimary)).toEqual(rights(ofOther, ofPrimary))
      }),
    )
  })
})

describe('proposalState', () => {
  const now = new Date('2026-11-22T09:00:00Z')
  const open = {
    kind: 'detach' as MoveKind,
    state: 'proposed' as const,
    expiresAt: new Date('2026-11-22T09:00:00.001Z'),
    ...{ accountId: 'a', primaryId: 'p', accountParentId: 'p', primaryParentId: null },
  }

  test('is open until its last moment', () => {
    expect(proposalState(open, now)).toBe('proposed')
    expect(proposalState({ ...open, expiresAt: now }, now)).toBe('lapsed')
  })

  test('lapses once the accounts stand otherwise', () => {
    expect(proposalState({ ...open, accountParentId: null }, now)).toBe('lapsed')
    expect(proposalState({ ...open, kind: 'swap', accountParentId: 'q' }, now)).toBe('lapsed')
    const attach = { ...open, kind: 'attach' as const, accountParentId: null }
    expect(proposalState(attach, now)).toBe('proposed')
    expect(proposalState({ ...attach, accountParentId: 'q' }, now)).toBe('lapsed')
    expect(proposalState({ ...attach, primaryParentId: 'q' }, now)).toBe('lapsed')
  })

  test('what is settled stays so', () => {
    for (const state of MOVE_STATES.filter((one) => one !== 'proposed'))
      expect(proposalState({ ...open, state, expiresAt: now }, now)).toBe(state)
  })
})

describe('what may be done with a proposal', () => {
  test('who proposed withdraws, the other side answers, who speaks for nobody does nothing', () => {
    expect(moveDecisions('account', ['account'])).toEqual(['withdraw'])
    expect(moveDecisions('account', ['primary'])).toEqual(['accept', 'decline'])
    expect(moveDecisions('primary', ['account', 'primary'])).toEqual(['accept', 'decline', 'withdraw'])
    expect(moveDecisions('primary', [])).toEqual([])
  })

  test('who proposes an attachment, or a place to be given up, sees nothing of the other side', () => {
    expect(seesOtherSide('attach', ['account'], null)).toBe(false)
    expect(seesOtherSide('attach', ['primary'], 'primary')).toBe(false)
    expect(seesOtherSide('attach', ['primary'], 'account')).toBe(true)
    expect(seesOtherSide('swap', ['account'], null)).toBe(false)
    expect(seesOtherSide('swap', ['account'], 'primary')).toBe(true)
    expect(seesOtherSide('swap', ['primary'], null)).toBe(true)
    expect(seesOtherSide('detach', ['account'], null)).toBe(true)
    expect(seesOtherSide('attach', ['account', 'primary'], null)).toBe(true)
  })
})
