/** A valid identity as it is sent; `over` stands over it. */
export const identityBody = <T extends object = Record<never, never>>(over: T = {} as T) => ({
  siret: '079 555 421 00019',
  companyName: 'Atelier Été',
  legalRepresentative: '',
  responsible: {
    title: 'm' as const,
    lastName: 'Dupont',
    firstName: 'Pierre',
    address: {
      streetNumber: '56',
      streetNumberSuffix: 'bis' as const,
      streetName: 'rue de Billancourt',
      complement: '',
      postBox: null,
      postcode: '92 100',
      city: 'Boulogne-Billancourt',
      country: 'fr',
    },
    email: 'Pierre.Dupont@Example.org',
    phone: '01 49 09 87 37',
    fax: '',
  },
  technicalContact: { name: 'Nadia Benali', email: 'nadia@example.org', phone: '+33 6 12 34 56 78' },
  administrativeContact: { name: '', email: '', phone: null },
  ...over,
})
