import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasPostalAddress, POSTAL_LINE_MOST, postalLines } from './postal-address.ts'

const place = {
  ...{ firstName: 'Zoé', lastName: 'Lefèvre', street: '12 bis, rue de l’Hôtel-des-Postes' },
  ...{ complement: 'Bâtiment C, 3e étage', postcode: '97424', city: 'Piton-Saint-Leu (La Réunion)' },
}

describe('an address in the window of an envelope', () => {
  it('has the name first and the town last, in capitals without accents', () => {
    expect(postalLines(place)).toEqual([
      'Zoé Lefèvre',
      'Bâtiment C, 3e étage',
      '12 bis, rue de l’Hôtel-des-Postes',
      '97424 PITON SAINT LEU LA REUNION',
    ])
  })

  it('never has more than six lines, nor one of more than 38 signs, and keeps the town', () => {
    const text = fc.string({ maxLength: 120 })
    fc.assert(
      fc.property(text, text, text, text, (firstName, lastName, street, complement) => {
        const lines = postalLines({
          firstName,
          lastName,
          street,
          complement,
          postcode: '06000',
          city: 'Nice',
        })
        expect(lines.length).toBeLessThanOrEqual(6)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(POSTAL_LINE_MOST)
        expect(lines.at(-1)).toBe('06000 NICE')
      }),
    )
  })

  it('is there once street, postcode and town are', () => {
    expect(hasPostalAddress(place)).toBe(true)
    expect(hasPostalAddress({ ...place, city: ' ' })).toBe(false)
    expect(hasPostalAddress({ ...place, street: null })).toBe(false)
  })
})
