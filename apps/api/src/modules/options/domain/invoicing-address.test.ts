import { expect, test } from 'vitest'
import { missingAddressFields } from './invoicing-address.ts'

test('missingAddressFields asks for a street or a box, a town, and a French postcode', () => {
  const empty = { streetName: null, postBox: null, postcode: null, city: null, country: 'FR' }
  expect(missingAddressFields(empty)).toEqual(['streetName', 'postcode', 'city'])
  expect(missingAddressFields({ ...empty, country: 'BE', postBox: 'BP 12', city: 'Liège' })).toEqual([])
  expect(
    missingAddressFields({ ...empty, streetName: 'rue Haute', postcode: '92100', city: 'Paris' }),
  ).toEqual([])
})
