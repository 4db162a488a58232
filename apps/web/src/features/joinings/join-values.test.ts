import { describe, expect, it } from 'vitest'
import { draftBody, emptyJoining, joiningBody, stepOf, valuesOf } from './join-values.ts'

describe('the form of a joining', () => {
  it('keeps no social security number and no consent in a draft', () => {
    const draft = draftBody({ ...emptyJoining(), nir: '285057800608441', accepted: true })
    expect(draft).not.toHaveProperty('nir')
    expect(draft).not.toHaveProperty('accepted')
    const { nirMasked: _, ...back } = { ...(draft as ReturnType<typeof emptyJoining>), nirMasked: '•' }
    expect(valuesOf({ ...back, nirMasked: '•' })).toEqual(emptyJoining())
  })

  it('sends a version of the terms only when they were accepted, and no empty number', () => {
    expect(joiningBody(emptyJoining(), '1')).toMatchObject({ termsVersion: '', nir: null, partnerId: null })
    expect(joiningBody({ ...emptyJoining(), accepted: true }, '1').termsVersion).toBe('1')
  })

  it('knows on which step a field stands', () => {
    expect(
      ['email', 'personalAddress.city', 'businessAddress.city', 'typeId', 'accepted'].map(stepOf),
    ).toEqual(['identite', 'identite', 'entreprise', 'adhesion', 'resume'])
  })
})
