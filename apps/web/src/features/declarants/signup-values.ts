import { formatSiret } from '@guichet/domain/identifiers'
import { groupPhone } from '../../shared/format/phone.ts'
import type { Signup, SignupBody } from './api/signups.ts'

/** What the form of a sign-up holds. */
export interface SignupValues {
  siret: string
  nir: string
  birthName: string
  useName: string
  firstNames: string
  email: string
  phone: string
  accepted: boolean
}

const NOTHING: SignupValues = {
  ...{ siret: '', nir: '', birthName: '', useName: '', firstNames: '', email: '', phone: '' },
  accepted: false,
}

/** The form as it was left: the number is kept by the portal, the terms are accepted again. */
export function valuesOf(draft: Signup['draft'], email: string): SignupValues {
  if (draft === null) return { ...NOTHING, email }
  const { nirMasked: _, ...given } = draft
  return { ...NOTHING, ...given, siret: formatSiret(given.siret), phone: groupPhone(given.phone) }
}

/** The sign-up as the API takes it. A number left empty is the one given before. */
export function signupBody(values: SignupValues, termsVersion: string): SignupBody {
  const { accepted, nir, useName, ...given } = values
  return {
    ...given,
    nir: nir.trim() === '' ? null : nir,
    useName: useName.trim() === '' ? null : useName,
    termsVersion: accepted ? termsVersion : '',
  }
}
