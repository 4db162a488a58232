import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  COMPANY_HOLDERS,
  type CompanyFacts,
  type CompanyPlace,
  companyDifferences,
  companyHolder,
  companyStanding,
  PROOF_SOURCES,
  provenFields,
  registeredApe,
} from './company-facts.ts'

const place = {
  street: '14 Rue des Lavandes',
  complement: 'Bât. B',
  postcode: '13100',
  city: 'Aix-en-Provence',
}
const nowhere: CompanyPlace = { street: null, complement: null, postcode: null, city: null }
const facts: CompanyFacts = {
  ...{ siret: '91234560000015', name: 'CLARISSE VIDALENC', isOpen: true, isMasked: false, closedOn: null },
  ...{ ape: '7410Z', ...place },
}
const maybe = (...texts: string[]) => fc.option(fc.constantFrom(...texts))
const someFile = fc.record({ siret: maybe(facts.siret, '91234560000023'), ape: maybe('7410Z', '6201Z') })
const someFacts = fc.record({
  siret: fc.constantFrom(facts.siret, '91234560000023'),
  ape: maybe('7410Z', '6201Z'),
  holder: fc.constantFrom(...COMPANY_HOLDERS),
  source: fc.constantFrom(...PROOF_SOURCES),
})

describe('what the register proves', () => {
  it('is what stands in the file as it said, and nothing else', () => {
    fc.assert(
      fc.property(someFile, fc.option(someFacts), (file, said) => {
        const proven = provenFields(file, said)
        const stands = said !== null && said.siret === file.siret
        const isNamed = said?.holder === 'same' || said?.source === 'staff'
        expect(proven.includes('siret')).toBe(stands && isNamed)
        expect(proven.includes('ape')).toBe(stands && isNamed && said.ape !== null && said.ape === file.ape)
        expect(companyStanding(file, said)).toBe(stands ? (isNamed ? 'proven' : 'to-check') : null)
      }),
    )
  })

  it('keeps no code where there is none', () => {
    expect(['74.10Z', '7410z', '', null].map(registeredApe)).toEqual(['7410Z', '7410Z', null, null])
  })
})

describe('whose company it is', () => {
  const people = [{ lastName: 'VIDALENC', firstNames: 'CLARISSE MARIE' }]
  it.each([
    ['Clarisse', 'Vidalenc', false, people, 'same'],
    ['Clarise', 'Vidalenc', false, people, 'same'],
    ['Bruno', 'Kervella', false, people, 'other'],
    ['Bruno', 'Kervella', true, people, 'untold'],
    ['Bruno', 'Kervella', false, [], 'untold'],
  ])('%s %s', (firstName, lastName, isMasked, named, holder) => {
    expect(companyHolder({ firstName, lastName }, { isMasked, people: named })).toBe(holder)
  })
})

describe('where register and file differ', () => {
  const file = { ape: '7410Z', personalAddress: nowhere, businessAddress: place }
  it.each([
    ['the same', file, facts, []],
    [
      'capitals, accents and commas',
      { ...file, businessAddress: { ...place, street: '14, RUE DES LAVANDES', city: 'AIX EN PROVENCE' } },
      facts,
      [],
    ],
    [
      'it is where the person lives',
      { ...file, personalAddress: place, businessAddress: nowhere },
      facts,
      [],
    ],
    ['another address', { ...file, businessAddress: { ...place, city: 'Apt' } }, facts, ['businessAddress']],
    ['an empty file', { ...file, ape: null, businessAddress: nowhere }, facts, ['ape', 'businessAddress']],
    [
      'a masked company tells no address',
      { ...file, businessAddress: nowhere },
      { ...facts, ...nowhere },
      [],
    ],
    ['no code is told', { ...file, ape: '6201Z' }, { ...facts, ape: null }, []],
  ])('%s', (_, mine, said, differences) => {
    expect(companyDifferences(mine, said)).toEqual(differences)
  })
})
