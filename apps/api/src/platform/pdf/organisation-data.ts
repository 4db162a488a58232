import type { OrganisationData } from '@guichet/documents'

interface Profile {
  readonly name: string
  readonly legalForm: string
  readonly addressLines: string[]
  readonly email: string
  readonly phone: string
  readonly siret: string | null
  readonly website: string | null
  readonly signatoryName: string
  readonly signatoryRole: string
  readonly city: string
  readonly accentColour: string
}

/** The organisation as documents print it; `logo` is a data address. */
export const organisationData = (profile: Profile, logo: string | null = null): OrganisationData => ({
  ...(logo === null ? {} : { logo }),
  name: profile.name,
  legalForm: profile.legalForm,
  addressLines: profile.addressLines,
  email: profile.email,
  phone: profile.phone,
  siret: profile.siret ?? '',
  website: profile.website ?? '',
  signatoryName: profile.signatoryName,
  signatoryRole: profile.signatoryRole,
  city: profile.city,
  accentColour: profile.accentColour,
})
