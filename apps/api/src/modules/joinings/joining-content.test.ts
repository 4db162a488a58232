import { describe, expect, it } from 'vitest'
import { contentOfDraft, contentOfOrder, fileOf, type JoiningOrder } from './joining-content.ts'

const order: JoiningOrder = {
  ...{ firstName: 'Clarisse', lastName: 'Vidalenc', email: 'clarisse@test.example', phone: null },
  ...{ nir: '2 85 05 78 006 084 41', siret: '912 345 600 00015', ape: '7410z', activity: null },
  personalAddress: { street: '14 Rue des Lavandes', complement: null, postcode: '13100', city: 'Aix' },
  businessAddress: { street: null, complement: null, postcode: null, city: null },
  ...{ typeId: 'type', partnerId: null, referralCode: null, termsVersion: '1' },
}

describe('what a joining keeps', () => {
  it('is normalised, without the terms', () => {
    const content = contentOfOrder(order, null)
    expect(content).toMatchObject({ nir: '285057800608441', siret: '91234560000015', phone: '' })
    expect(content).not.toHaveProperty('termsVersion')
    expect(fileOf(content)).toMatchObject({
      ...{ siret: '91234560000015', activity: null, partnerId: null },
      personalAddress: { street: '14 Rue des Lavandes', complement: null },
      businessAddress: { street: null, city: null },
    })
  })

  it('keeps the social security number until it is emptied', () => {
    const sent = contentOfOrder(order, null)
    const { nir: _, ...draft } = sent
    const again = contentOfDraft(draft, sent)
    expect(again.nir).toBe('285057800608441')
    expect(contentOfOrder({ ...order, nir: null }, again).nir).toBe('285057800608441')
    expect(contentOfOrder({ ...order, nir: '' }, again).nir).toBeNull()
    expect(contentOfDraft(draft, null).nir).toBeNull()
  })
})
