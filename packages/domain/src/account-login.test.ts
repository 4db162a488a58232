import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accountNameOf,
  accountNameProblem,
  mailboxAddress,
  normaliseLogin,
  primaryLoginProblem,
  secondaryLogin,
  statementsAddress,
} from './account-login.ts'

const part = fc
  .stringMatching(/^[a-z0-9][a-z0-9_-]{0,28}[a-z0-9]$/u)
  .filter((text) => /[a-z]/u.test(text) && accountNameProblem(text) === null)

describe('a login', () => {
  it('is two to thirty plain letters and digits, with a letter among them', () => {
    for (const good of ['cs1', 'asp1ent', 'a-b_c', '2m', 'x'.repeat(30)])
      expect(accountNameProblem(good)).toBeNull()
    for (const bad of ['', 'a', '12', '-ab', 'ab-', 'é1', 'a.b', 'a b', 'A1', 'x'.repeat(31), 'ab\n'])
      expect(accountNameProblem(bad), JSON.stringify(bad)).toBe('login.invalid')
  })

  it('leaves to mail and portal the names that are theirs', () => {
    expect(primaryLoginProblem('postmaster')).toBe('login.reserved')
    expect(accountNameProblem('postmaster')).toBeNull()
    expect(accountNameProblem('releves')).toBe('login.reserved')
    expect(primaryLoginProblem('releves')).toBe('login.reserved')
  })

  it('is the same however it is typed', () => {
    fc.assert(
      fc.property(part, (name) => {
        expect(normaliseLogin(` ${name.toUpperCase()}\t`)).toBe(name)
        expect(normaliseLogin(normaliseLogin(name))).toBe(normaliseLogin(name))
      }),
    )
  })

  it('of a secondary is taken apart again, and meets no other', () => {
    fc.assert(
      fc.property(part, part, part, part, (name, primary, otherName, otherPrimary) => {
        const login = secondaryLogin(name, primary)
        expect(accountNameOf(login, primary)).toBe(name)
        const isSame = name === otherName && primary === otherPrimary
        expect(secondaryLogin(otherName, otherPrimary) === login).toBe(isSame)
        expect(primaryLoginProblem(login)).toBe('login.invalid')
        expect(login.length).toBeLessThanOrEqual(64)
      }),
    )
  })

  it('of another suffix, or of none, is a name as a whole', () => {
    expect(accountNameOf('solo', 'asp1ent')).toBe('solo')
    expect(accountNameOf('asp1ent', null)).toBe('asp1ent')
  })

  it('makes addresses that no secondary can take', () => {
    fc.assert(
      fc.property(part, part, (name, primary) => {
        const own = mailboxAddress(secondaryLogin(name, primary), 'courrier.example')
        expect(own).not.toBe(statementsAddress(primary, 'courrier.example'))
      }),
    )
  })
})
