import { describe, expect, it } from 'vitest'
import { withText } from '../forms/text-paths.ts'
import { addressBody, addressValues, suffixOf } from './address-values.ts'
import { countriesIn, countryName } from './countries.ts'
import {
  type Account,
  emptyIdentity,
  identityBody,
  identityProblems,
  identityValues,
  mergeIdentity,
  resolveIdentity,
} from './identity-values.ts'

const address = {
  streetNumber: '56',
  streetNumberSuffix: 'bis',
  streetName: 'rue de Billancourt',
  complement: null,
  postBox: null,
  postcode: '92100',
  city: 'BOULOGNE BILLANCOURT',
  country: 'FR',
}
const account = {
  siren: '079555421',
  nic: '00019',
  companyName: 'COMPTE ASP1ENT DEV',
  legalRepresentative: null,
  responsible: {
    title: 'm',
    lastName: 'DUPONT',
    firstName: 'Pierre',
    address,
    email: 'contact@demo.example',
    phone: '+33149098737',
    fax: null,
  },
  technicalContact: { name: 'NOM TEST', email: null, phone: null },
  administrativeContact: { name: null, email: null, phone: null },
} as const satisfies Partial<Account>

describe('values of "Identité"', () => {
  it('group numbers as people read them and go back as they came', () => {
    const values = identityValues(account)
    expect(values.siren).toBe('079\u00A0555\u00A0421')
    expect(values.responsible.phone).toBe('01\u00A049\u00A009\u00A087\u00A037')
    expect(identityBody(values)).toMatchObject({
      siret: '07955542100019',
      legalRepresentative: null,
      responsible: { title: 'm', address, fax: null },
      technicalContact: { name: 'NOM TEST', email: null },
    })
  })

  it('send no title and no suffix that cannot be chosen', () => {
    const odd = withText(identityValues(account), 'responsible.title', 'duc')
    expect(identityBody(odd).responsible.title).toBeNull()
    expect(addressBody({ ...addressValues(address), streetNumberSuffix: 'BIS' }).streetNumberSuffix).toBe(
      'bis',
    )
    expect([suffixOf('a'), suffixOf('Ter'), suffixOf('zz'), suffixOf(null)]).toEqual(['A', 'ter', '', ''])
  })
})

describe('what is wrong', () => {
  const right = identityValues(account)
  it('is nothing in an account as it is', () => {
    expect(identityProblems(right)).toEqual({})
  })

  it('names every field that has to be filled', () => {
    expect(identityProblems(emptyIdentity())).toEqual({
      siren: 'required',
      nic: 'required',
      companyName: 'required',
      'responsible.lastName': 'required',
      'responsible.firstName': 'required',
      'responsible.email': 'required',
    })
  })

  it.each([
    ['siren', '079555422', { siren: 'siren.invalid' }],
    ['nic', '19', { nic: 'nic.invalid' }],
    ['nic', '00018', { nic: 'siret.invalid' }],
    ['responsible.email', 'pierre', { 'responsible.email': 'email.invalid' }],
    ['technicalContact.email', '@', { 'technicalContact.email': 'email.invalid' }],
    ['responsible.phone', '123', { 'responsible.phone': 'phone.invalid' }],
    ['administrativeContact.phone', 'midi', { 'administrativeContact.phone': 'phone.invalid' }],
    ['responsible.address.postcode', '9210', { 'responsible.address.postcode': 'postcode.invalid' }],
  ])('%s: %s', (path, text, expected) => {
    expect(identityProblems(withText(right, path, text))).toEqual(expected)
  })

  it('takes the postcode of another country as it is written, and La Poste’s own SIRET', () => {
    const abroad = withText(
      withText(right, 'responsible.address.country', 'GB'),
      'responsible.address.postcode',
      'SW1A 1AA',
    )
    expect(identityProblems(abroad)).toEqual({})
    expect(identityProblems({ ...right, siren: '356 000 000', nic: '00048' })).toEqual({})
  })
})

describe('concurrent edits', () => {
  const theirs = {
    ...account,
    companyName: 'AUTRE RAISON',
    responsible: { ...account.responsible, fax: '+33149098738' },
  }
  const mine = withText(
    withText(identityValues(account), 'companyName', 'MA RAISON'),
    'responsible.address.city',
    'PARIS',
  )

  it('are joined where they do not touch each other, asked about where they do', () => {
    const merge = mergeIdentity(account, mine, theirs)
    expect(merge.conflicts).toEqual([{ path: 'companyName', mine: 'MA RAISON', theirs: 'AUTRE RAISON' }])
    expect(merge.taken).toEqual(['responsible.fax'])
    expect(merge.values.responsible.address.city).toBe('PARIS')
    expect(merge.values.responsible.fax).toBe('01\u00A049\u00A009\u00A087\u00A038')
    expect(resolveIdentity(merge, { companyName: 'theirs' }).companyName).toBe('AUTRE RAISON')
    expect(resolveIdentity(merge, {}).companyName).toBe('MA RAISON')
  })

  it('see no change in spaces inside numbers', () => {
    const spaced = withText(identityValues(account), 'responsible.phone', '0149098737')
    expect(mergeIdentity(account, spaced, theirs).conflicts).toEqual([])
  })
})

describe('countries', () => {
  it('are all there, France first, in the words and order of the language', () => {
    const french = countriesIn('fr')
    expect(french).toHaveLength(249)
    expect(new Set(french.map(({ value }) => value)).size).toBe(249)
    expect(french[0]).toEqual({ value: 'FR', label: 'France' })
    expect(countryName('DE', 'fr')).toBe('Allemagne')
    expect(countryName('DE', 'en')).toBe('Germany')
    expect(french[1]?.label).toBe('Afghanistan')
  })
})
