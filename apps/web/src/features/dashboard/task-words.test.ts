import { describe, expect, it } from 'vitest'
import { namedFields, taskTarget } from './task-words.ts'

const task = { membershipId: 'm-1', renewalId: null }

describe('taskTarget', () => {
  it('leads to the page where the thing is done', () => {
    expect(taskTarget({ ...task, kind: 'membership-lapsed' })).toBe('/adhesions/m-1/renouveler')
    expect(taskTarget({ ...task, kind: 'membership-ending' })).toBe('/adhesions/m-1/renouveler')
    expect(taskTarget({ ...task, kind: 'service-unpaid', orderId: 'o-1' })).toBe('/prestations/commandes/o-1')
    expect(taskTarget({ ...task, kind: 'information-incomplete' })).toBe('/informations')
    expect(taskTarget({ ...task, kind: 'renewal-pending', renewalId: 'r 1' })).toBe(
      '/adhesions/m-1/renouveler?renouvellement=r%201',
    )
  })
  it('never leads nowhere when an identifier is missing', () => {
    expect(taskTarget({ kind: 'membership-lapsed', membershipId: null, renewalId: null })).toBe('/adhesions')
    expect(taskTarget({ kind: 'renewal-pending', membershipId: null, renewalId: 'r' })).toBe('/adhesions')
    expect(taskTarget({ ...task, kind: 'membership-none' })).toBe('#contact')
  })
})

describe('namedFields', () => {
  it('names known fields once, in the order of the form, and skips unknown ones', () => {
    expect(namedFields(['personalAddress.city', 'personalAddress.street', 'phone', 'shoeSize'])).toEqual([
      'phone',
      'personalAddress',
    ])
  })
})
