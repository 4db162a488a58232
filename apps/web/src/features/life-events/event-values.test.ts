import { describe, expect, it } from 'vitest'
import { emptyEvent, eventBody, kindsFor } from './event-values.ts'

const address = { street: '3 rue Haute', complement: null, postcode: '13100', city: 'Aix' }
const typed = { street: '3 rue Haute', postcode: '13100', city: 'Aix', siret: '07955542100019', ape: '' }

describe('what is sent of an event', () => {
  it('is what belongs to its kind', () => {
    const values = { ...emptyEvent('move'), ...typed, happensOn: '2026-12-01' }
    expect(eventBody(values)).toEqual({
      ...{ kind: 'move', comment: '', happensOn: '2026-12-01', personalAddress: address },
      businessAddress: address,
    })
    expect(eventBody({ ...values, place: 'business' })).not.toHaveProperty('personalAddress')
    expect(eventBody({ ...values, kind: 'new-siret' })).toEqual({
      ...{ kind: 'new-siret', comment: '', happensOn: '2026-12-01', siret: '07955542100019', ape: null },
    })
    expect(eventBody({ ...values, kind: 'resignation', atOnce: true, comment: ' Départ ' })).toEqual({
      ...{ kind: 'resignation', comment: 'Départ', atOnce: true },
    })
    expect(eventBody({ ...values, kind: 'withdrawal' })).toEqual({ kind: 'withdrawal', comment: '' })
  })
})

describe('the kinds that may be told', () => {
  it('are those that are possible, and a death for staff alone', () => {
    expect(kindsFor(null, false)).toEqual(['move', 'new-siret', 'cessation', 'resignation'])
    expect(kindsFor('2026-12-04', false)).toContain('withdrawal')
    expect(kindsFor(null, true)).toContain('death')
  })
})
