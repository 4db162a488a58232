import type { Joining, JoiningBody, JoiningDraftBody } from './api/joinings.ts'

export const STEPS = ['identite', 'entreprise', 'adhesion', 'resume'] as const
export type Step = (typeof STEPS)[number]

export interface PlaceValues {
  street: string
  complement: string
  postcode: string
  city: string
}

/** What the form of a joining holds. */
export interface JoinValues {
  firstName: string
  lastName: string
  email: string
  phone: string
  nir: string
  siret: string
  ape: string
  activity: string
  personalAddress: PlaceValues
  businessAddress: PlaceValues
  typeId: string
  partnerId: string
  referralCode: string
  accepted: boolean
}

const emptyPlace = (): PlaceValues => ({ street: '', complement: '', postcode: '', city: '' })

export const emptyJoining = (): JoinValues => ({
  ...{ firstName: '', lastName: '', email: '', phone: '', nir: '' },
  ...{ siret: '', ape: '', activity: '' },
  ...{ personalAddress: emptyPlace(), businessAddress: emptyPlace() },
  ...{ typeId: '', partnerId: '', referralCode: '', accepted: false },
})

/** The form as a draft left it: the number is typed again, the terms are accepted again. */
export function valuesOf(draft: NonNullable<Joining['draft']>): JoinValues {
  const { nirMasked: _, ...typed } = draft
  return { ...emptyJoining(), ...typed }
}

const STEP_OF: Readonly<Record<string, Step>> = {
  siret: 'entreprise',
  ape: 'entreprise',
  activity: 'entreprise',
  typeId: 'adhesion',
  partnerId: 'adhesion',
  referralCode: 'adhesion',
  accepted: 'resume',
}
/** The step on which a field stands. */
export const stepOf = (field: string): Step =>
  field.startsWith('businessAddress') ? 'entreprise' : (STEP_OF[field] ?? 'identite')

/** What is kept on the way; the social security number is not, before it is sent. */
export function draftBody({ nir: _, accepted: __, ...typed }: JoinValues): JoiningDraftBody {
  return typed
}

/** The joining as the API takes it, whole. A number left empty is the one sent before. */
export function joiningBody(values: JoinValues, termsVersion: string): JoiningBody {
  const { accepted, nir, partnerId, ...typed } = values
  return {
    ...typed,
    nir: nir.trim() === '' ? null : nir,
    partnerId: partnerId === '' ? null : partnerId,
    termsVersion: accepted ? termsVersion : '',
  }
}
