import { describe, expect, it } from 'vitest'
import { searchTerms } from './search-terms.ts'

describe('searchTerms', () => {
  it('takes a number of a file or of a member from its first digit on', () => {
    expect(searchTerms('7')).toEqual({
      ...{ whole: '7', words: ['7'], hasWords: false, digits: '7', number: 7, phone: null },
    })
  })

  it('reads a SIRET however it is grouped, as one word', () => {
    for (const typed of ['079 555 421 00019', '079.555.421.00019', ' 07955542100019 '])
      expect(searchTerms(typed), typed).toMatchObject({
        ...{ words: ['07955542100019'], digits: '07955542100019', hasWords: true, number: null },
      })
  })

  it.each<[string, string | null]>([
    ['0149098737', '+33149098737'],
    ['01 49 09 87 37', '+33149098737'],
    ['01.49.09.87.37', '+33149098737'],
    ['01-49-09-87-37', '+33149098737'],
    ['01/49/09/87/37', '+33149098737'],
    [' 01\u00A049\u202F09 87 37 ', '+33149098737'],
    ['+33149098737', '+33149098737'],
    ['+33 1 49 09 87 37', '+33149098737'],
    ['+33 (0)1 49 09 87 37', '+33149098737'],
    ['0033 1 49 09 87 37', '+33149098737'],
    ['+32 2 555 12 12', '+3225551212'],
    ['01 49 09 87', null],
    ['01 49 09 87 37 37', null],
    ['149098737', null],
    ['079 555 421 00019', null],
    ['01 49 09 87 37 rue', null],
  ])('reads %j as the telephone number %s', (typed, phone) => {
    expect(searchTerms(typed)?.phone).toBe(phone)
  })

  it('folds words, as the keys of the tables are folded', () => {
    expect(searchTerms('  ÉTÉ  à Nîmes ')).toMatchObject({
      ...{ whole: 'ete a nimes', words: ['ete', 'a', 'nimes'], hasWords: true, digits: null, number: null },
    })
  })

  it('looks for nothing before three letters', () => {
    for (const typed of ['', ' ', 'ab', 'a b', 'é']) expect(searchTerms(typed), typed).toBeNull()
  })

  it('keeps six words', () => {
    expect(searchTerms('abc d e f g h i j')?.words).toEqual(['abc', 'd', 'e', 'f', 'g', 'h'])
  })

  it('knows no number beyond what a counter holds', () => {
    expect(searchTerms('2147483647')?.number).toBe(2_147_483_647)
    expect(searchTerms('2147483648')?.number).toBeNull()
    expect(searchTerms('123456789012345')).toMatchObject({ digits: null, number: null, hasWords: true })
  })
})
