import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountKeys } from './account-keys.ts'

const words = {
  fileNumber: 22066,
  login: 'cs1.asp1ent',
  siret: '07955542100019',
  companyName: 'Cœur d’Été',
  firstName: 'Zoé',
  lastName: 'Dupré',
  email: 'zoe@example.org',
}

describe('keys of an account', () => {
  it('fold what is read, last name first where lists are sorted', () => {
    expect(accountKeys(words)).toEqual({
      responsibleName: 'Zoé Dupré',
      companyKey: "coeur d'ete",
      responsibleKey: 'dupre zoe',
      searchKey: "cs1.asp1ent 07955542100019 22066 coeur d'ete dupre zoe zoe@example.org",
    })
  })

  it('leave no white space around the name of a person who has one name only', () => {
    expect(accountKeys({ ...words, firstName: '' })).toMatchObject({
      responsibleName: 'Dupré',
      responsibleKey: 'dupre',
    })
  })

  it('stay short enough for a cursor and an index, whatever the name unfolds to', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ﷺé"a漢💥 ]{0,200}$/u), (name) => {
        const { companyKey, responsibleKey, searchKey } = accountKeys({
          ...words,
          companyName: name,
          lastName: name,
        })
        for (const key of [companyKey, responsibleKey]) {
          expect(encodeURIComponent(JSON.stringify(key)).replace(/%../gu, '_').length).toBeLessThanOrEqual(
            240,
          )
          expect(key.isWellFormed()).toBe(true)
        }
        expect([...searchKey].length).toBeLessThanOrEqual(1200)
      }),
    )
  })

  it('hold every word as it is searched, whatever the case it is written in', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/u), (name) => {
        const { searchKey, companyKey } = accountKeys({ ...words, companyName: name.toUpperCase() })
        expect(companyKey).toBe(name)
        expect(searchKey.split(' ')).toContain(name)
      }),
    )
  })
})
