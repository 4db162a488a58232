import { describe, expect, it } from 'vitest'
import { searchTerms } from './search-terms.ts'

describe('searchTerms', () => {
  it('takes a number of a file or of a member from its first digit on', () => {
    expect(searchTerms('7', null)).toEqual({
      ...{ whole: '7', words: ['7'], hasWords: false, digits: '7', number: 7, phone: null },
    })
  })

  it('reads a SIRET however it is grouped, as one word', () => {
    for (const typed of ['079 555 421 00019', '079.555.421.00019', ' 07955542100019 '])
      expect(searchTerms(typed, null), typed).toMatchObject({
        ...{ words: ['07955542100019'], digits: '07955542100019', hasWords: true, number: null },
      })
  })

  it('folds words, as the keys of the tables are folded', () => {
    expect(searchTerms('  ÉTÉ  à Nîmes ', null)).toMatchObject({
      ...{ whole: 'ete a nimes', words: ['ete', 'a', 'nimes'], hasWords: true, digits: null, number: null },
    })
  })

  it('looks for nothing before three letters', () => {
    for (const typed of ['', ' ', 'ab', 'a b', 'é']) expect(searchTerms(typed, null), typed).toBeNull()
  })

  it('keeps six words', () => {
    expect(searchTerms('abc d e f g h i j', null)?.words).toEqual(['abc', 'd', 'e', 'f', 'g', 'h'])
  })

  it('knows no number beyond what a counter holds', () => {
    expect(searchTerms('2147483647', null)?.number).toBe(2_147_483_647)
    expect(searchTerms('2147483648', null)?.number).toBeNull()
    expect(searchTerms('123456789012345', null)).toMatchObject({ digits: null, number: null, hasWords: true })
  })
})
