/** What an address needs so that a letter arrives. */
export interface AddressParts {
  readonly streetName: string | null
  readonly postBox: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly country: string | null
}

/** Fields that are missing from an address to which invoices are to go. */
export function missingAddressFields(address: AddressParts): readonly (keyof AddressParts)[] {
  return [
    ...(address.streetName || address.postBox ? [] : (['streetName'] as const)),
    ...(address.postcode || address.country !== 'FR' ? [] : (['postcode'] as const)),
    ...(address.city ? [] : (['city'] as const)),
  ]
}
