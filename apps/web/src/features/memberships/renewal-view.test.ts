import { describe, expect, it } from 'vitest'
import { chosenType, isFollowed, type Renewal, renewalView, summaryKey } from './renewal-view.ts'

type Case = [Renewal['state'], Renewal['method'], 'paye' | 'annule' | null, boolean, string]
const cases: Case[] = [
  ['completed', 'card', 'paye', false, 'done'],
  ['completed', 'transfer', null, true, 'done'],
  ['awaiting-payment', 'transfer', null, false, 'instructions'],
  ['processing', 'cheque', 'paye', false, 'instructions'],
  ['awaiting-payment', 'card', 'paye', false, 'progress'],
  ['awaiting-payment', 'card', 'paye', true, 'late'],
  ['awaiting-payment', 'sepa-debit', 'paye', false, 'progress'],
  ['processing', 'sepa-debit', 'paye', true, 'processing'],
  ['processing', 'card', null, false, 'progress'],
  ['processing', 'card', null, true, 'late'],
  ['awaiting-payment', 'card', 'annule', true, 'abandoned'],
  ['awaiting-payment', 'card', null, false, 'resume'],
  ['failed', 'card', 'paye', false, 'failed'],
  ['expired', 'card', 'annule', false, 'expired'],
  ['cancelled', 'transfer', null, false, 'cancelled'],
]

describe('renewalView', () => {
  it.each(cases)('%s by %s, back with %s, waited %s: %s', (state, method, returned, waited, view) => {
    expect(renewalView({ state, method, unattended: false }, returned, waited)).toBe(view)
  })
  it('offers nothing to pay or to give up of what automatic renewal debits', () => {
    for (const state of ['awaiting-payment', 'processing'] as const)
      for (const method of ['card', 'sepa-debit'] as const)
        expect(renewalView({ state, method, unattended: true }, null, false)).toBe('debited')
    expect(renewalView({ state: 'completed', method: 'card', unattended: true }, null, false)).toBe('done')
  })
})

describe('isFollowed', () => {
  it('asks again only while an answer may come by itself', () => {
    expect(isFollowed({ state: 'awaiting-payment', method: 'card' }, 'paye')).toBe(true)
    expect(isFollowed({ state: 'processing', method: 'sepa-debit' }, null)).toBe(true)
    expect(isFollowed({ state: 'awaiting-payment', method: 'card' }, 'annule')).toBe(false)
    expect(isFollowed({ state: 'awaiting-payment', method: 'card' }, null)).toBe(false)
    expect(isFollowed({ state: 'awaiting-payment', method: 'transfer' }, 'paye')).toBe(false)
    expect(isFollowed({ state: 'completed', method: 'card' }, 'paye')).toBe(false)
  })
})

describe('summaryKey', () => {
  it('does not promise a date that depends on when a letter arrives', () => {
    expect(summaryKey({ rule: 'late' }, 'transfer')).toBe('transfer')
    expect(summaryKey({ rule: 'early' }, 'transfer')).toBe('transferEarly')
    expect(summaryKey({ rule: 'late' }, 'card')).toBe('card')
  })
})

describe('chosenType', () => {
  const type = (id: string) => ({
    ...{ id, code: id, label: id, description: '', amountCents: 6900 },
    ...{ kind: 'annual' as const, endsOn: '2027-12-27' },
  })
  const offer = { types: [type('a'), type('b')], currentTypeId: 'b' }
  it('starts from the current type', () => {
    expect(chosenType(offer, null)?.id).toBe('b')
  })
  it('keeps the choice, and leaves a type that is no longer offered', () => {
    expect(chosenType(offer, 'a')?.id).toBe('a')
    expect(chosenType({ ...offer, currentTypeId: 'gone' }, 'gone')?.id).toBe('a')
    expect(chosenType({ types: [], currentTypeId: null }, 'a')).toBeUndefined()
  })
})
