import { describe, expect, it } from 'vitest'
import { withText } from '../../shared/forms/text-paths.ts'
import { changedFields, informationValues, type Me, patchOf } from './information-values.ts'
import { mergeEdits, resolveConflicts } from './merge-edits.ts'

const address = { street: '3 rue Haute', complement: null, postcode: '92000', city: 'Nanterre' }
const file: Me = {
  personId: '0197a3a0-0000-7000-8000-000000000001',
  memberNumber: 46,
  lastName: 'DUNTEST',
  firstName: 'Philippe',
  email: 'contact@demo.example',
  personalEmail: null,
  phone: '+33149098737',
  activity: 'Conseil',
  nirMasked: '• •• •• •• ••0 89 46',
  siret: '07955542100019',
  ape: '69.20Z',
  company: null,
  website: null,
  facebookUrl: null,
  partner: null,
  referralCode: 'ABDEIMNPX3',
  personalAddress: address,
  businessAddress: { street: null, complement: null, postcode: null, city: null },
  version: 3,
}

describe('patchOf', () => {
  it('sends nothing when nothing changed, however the numbers are spaced', () => {
    const values = { ...informationValues(file), phone: '0149098737', siret: '079.555 421 00019' }
    expect(changedFields(file, values)).toEqual([])
    expect(patchOf(file, values)).toEqual({})
  })

  it('sends only what changed, empty texts as null', () => {
    const values = { ...informationValues(file), activity: '  ', website: 'https://demo.example' }
    expect(patchOf(file, values)).toEqual({ activity: null, website: 'https://demo.example' })
  })

  it('leaves an emptied name to the rule of the API', () => {
    expect(patchOf(file, { ...informationValues(file), lastName: '' })).toEqual({ lastName: '' })
  })

  it('sends an address whole', () => {
    const values = withText(informationValues(file), 'personalAddress.city', 'Puteaux')
    expect(patchOf(file, values)).toEqual({ personalAddress: { ...address, city: 'Puteaux' } })
  })

  it('keeps, replaces or removes the social security number', () => {
    const values = informationValues(file)
    expect(patchOf(file, values)).not.toHaveProperty('nir')
    expect(patchOf(file, { ...values, nir: '1 84 12 76 451 089 46' })).toEqual({
      nir: '1 84 12 76 451 089 46',
    })
    expect(patchOf(file, { ...values, removeNir: true })).toEqual({ nir: null })
  })
})

describe('mergeEdits', () => {
  const mine = {
    ...withText(informationValues(file), 'personalAddress.city', 'Puteaux'),
    activity: 'Formation',
    website: 'https://demo.example',
  }
  const theirs: Me = {
    ...file,
    activity: 'Graphisme',
    phone: '+33600000000',
    website: 'https://demo.example',
    personalAddress: { ...address, street: '9 rue Basse' },
    version: 4,
  }
  const merge = mergeEdits(file, mine, theirs)

  it('asks only about fields that both changed to different values', () => {
    expect(merge.conflicts).toEqual([{ path: 'activity', mine: 'Formation', theirs: 'Graphisme' }])
  })

  it('tells which fields only the others changed', () => {
    expect(merge.taken).toEqual(['phone', 'personalAddress.street'])
  })

  it('keeps both sides elsewhere, inside one address too', () => {
    expect(merge.values.personalAddress).toMatchObject({ street: '9 rue Basse', city: 'Puteaux' })
    expect(merge.values.phone).toBe('06\u00A000\u00A000\u00A000\u00A000')
    expect(merge.values.activity).toBe('Formation')
  })

  it('applies the choices', () => {
    expect(resolveConflicts(merge, { activity: 'theirs' }).activity).toBe('Graphisme')
    expect(resolveConflicts(merge, { activity: 'mine' }).activity).toBe('Formation')
    expect(resolveConflicts(merge, {}).activity).toBe('Formation')
  })

  it('sends after the choice only what still differs from their file', () => {
    expect(patchOf(theirs, resolveConflicts(merge, { activity: 'theirs' }))).toEqual({
      personalAddress: { ...address, street: '9 rue Basse', city: 'Puteaux' },
    })
  })

  it('treats the social security number as a field of its own', () => {
    const typed = { ...informationValues(file), nir: '184127645108946' }
    const changed = { ...file, nirMasked: '• •• •• •• ••9 99 99' }
    const conflict = mergeEdits(file, typed, changed)
    expect(conflict.conflicts.map(({ path }) => path)).toEqual(['nir'])
    expect(patchOf(changed, resolveConflicts(conflict, { nir: 'theirs' }))).toEqual({})
    expect(patchOf(changed, resolveConflicts(conflict, { nir: 'mine' }))).toEqual({ nir: '184127645108946' })
  })
})
