import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsMask, isMasked, MASK, maskFacts, maskWords } from './mask-facts.ts'

describe('what is masked', () => {
  it('of an entry about somebody: any text but identifiers, days and closed lists', () => {
    const id = '019a1f63-3c4d-7e5f-8a6b-7c8d9e0f1a23'
    expect(
      maskFacts({
        ...{ phone: '+33612345678', address: { city: 'Aix', postcode: '13100' }, state: 'done', count: 3 },
        ...{
          on: '2026-11-30',
          at: '2026-11-30T08:00:00.000Z',
          id,
          tags: ['Zoé'],
          rights: ['file.see'],
          no: null,
        },
      }),
    ).toEqual({
      ...{ phone: MASK, address: { city: MASK, postcode: MASK }, state: 'done', count: 3 },
      ...{
        on: '2026-11-30',
        at: '2026-11-30T08:00:00.000Z',
        id,
        tags: [MASK],
        rights: ['file.see'],
        no: null,
      },
    })
  })

  it('is masked once for all, and seen to be', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isMasked(maskFacts(value))))
    fc.assert(fc.property(fc.jsonValue(), (value) => isMasked(value) || holdsMask(maskFacts(value))))
    expect(isMasked({ phone: MASK, count: 3, city: 'Aix' })).toBe(false)
    expect([{ deep: [MASK] }, { [MASK]: 'key' }, `${MASK} `, null].map(holdsMask)).toEqual([
      ...[true, false, false, false],
    ])
  })

  it('elsewhere: what names the person, whole, whatever the case', () => {
    const facts = { who: 'ZOÉ MARTIN a écrit', other: 'Martin Zola', deep: [{ mail: 'zoe@x.fr' }] }
    expect(maskWords(facts, ['Zoé Martin', 'zoe@x.fr'])).toEqual({
      ...{ who: MASK, other: 'Martin Zola', deep: [{ mail: MASK }] },
    })
  })

  it('leaves alone whoever has a longer name or address', () => {
    const facts = {
      names: ['Marianne Martin', 'Anne Martinez', 'Lou-Anne Martin', 'Anne Martin-Roy'],
      mails: ['jo.anne@x.fr', 'anne@x.fr.example', 'anne@x.france'],
    }
    expect(maskWords(facts, ['Anne Martin', 'anne@x.fr'])).toEqual(facts)
    const hers = ['Pour Anne Martin.', '«Anne Martin»', 'De : <anne@x.fr>', 'Écrire à anne@x.fr, vite']
    expect(maskWords(hers, ['Anne Martin', 'anne@x.fr'])).toEqual(hers.map(() => MASK))
  })
})
