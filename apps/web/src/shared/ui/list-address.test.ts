import { describe, expect, it } from 'vitest'
import { readChoice, readCursor, readSearch, withChanges } from './list-address.ts'

describe('withChanges', () => {
  const params = new URLSearchParams('q=dupont&tri=-endsOn&page=abc')
  it('goes back to the first page when anything else changes', () => {
    expect(withChanges(params, { q: 'durand' }).toString()).toBe('q=durand&tri=-endsOn')
    expect(withChanges(params, { tri: 'endsOn' }).toString()).toBe('q=dupont&tri=endsOn')
  })
  it('turns pages without touching the rest', () => {
    expect(withChanges(params, { page: 'def' }).toString()).toBe('q=dupont&tri=-endsOn&page=def')
    expect(withChanges(params, { page: undefined }).toString()).toBe('q=dupont&tri=-endsOn')
  })
  it('takes empty names away', () => {
    expect(withChanges(params, { q: '', tri: undefined }).toString()).toBe('')
  })
})

describe('what anybody may have written in the address', () => {
  it('is read as absent when it is not one of the choices', () => {
    expect(readChoice('active', ['active', 'inactive'])).toBe('active')
    expect(readChoice('ACTIVE', ['active', 'inactive'])).toBeUndefined()
    expect(readChoice(null, ['active'])).toBeUndefined()
  })
  it('is cut to what the API takes', () => {
    expect(readSearch(`a\u0000b${'c'.repeat(200)}`)).toHaveLength(100)
    expect(readSearch('a\u0000b')).toBe('a b')
    expect(readSearch(null)).toBe('')
    expect(readCursor('x'.repeat(513))).toBeUndefined()
    expect(readCursor('abc')).toBe('abc')
  })
})
