import { normaliseLogin, primaryLoginProblem } from '@guichet/domain/account-login'
import {
  emptyIdentity,
  type IdentityValues,
  identityBody,
  identityProblems,
} from '../../../shared/accounts/identity-values.ts'
import type { RegistrationBody, RegistrationOffer } from '../api/registrations.ts'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'

export const STEPS = ['demande', 'identite', 'options', 'identifiant', 'resume'] as const
export type Step = (typeof STEPS)[number]

/** What the form of the registration holds. */
export interface RegisterValues extends IdentityValues {
  accountType: string
  profileCode: string
  login: string
  accepted: boolean
}

export const emptyRegistration = (): RegisterValues => ({
  accountType: 'company',
  profileCode: '',
  login: '',
  accepted: false,
  ...emptyIdentity(),
})

const STEP_OF: Readonly<Record<string, Step>> = {
  accountType: 'demande',
  profileCode: 'options',
  procedures: 'options',
  login: 'identifiant',
  accepted: 'identifiant',
}
/** The step on which a field stands. */
export const stepOf = (field: string): Step => STEP_OF[field] ?? 'identite'

/** Codes of what is wrong, by field, as far as it can be told without the API. */
export function registrationProblems(values: RegisterValues): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  const login = normaliseLogin(values.login)
  const loginProblem = login === '' ? 'required' : primaryLoginProblem(login)
  if (loginProblem !== null) problems.login = loginProblem
  if (!values.accepted) problems.accepted = 'terms.required'
  if (values.profileCode === '') problems.profileCode = 'required'
  return { ...problems, ...identityProblems(values) }
}

/** The procedures chosen that the profile reaches. */
export const choicesWithin = (
  offer: RegistrationOffer,
  profileCode: string,
  procedures: readonly ProcedureChoice[],
): readonly ProcedureChoice[] => {
  const codes = offer.profiles.find(({ code }) => code === profileCode)?.procedureCodes ?? []
  return procedures.filter(({ code }) => codes.includes(code))
}

const TYPES = ['company', 'oga', 'accountant', 'other'] as const

/** The registration as the API takes it. */
export const registrationBody = (
  values: RegisterValues,
  procedures: readonly ProcedureChoice[],
  termsVersion: string,
): RegistrationBody => ({
  login: normaliseLogin(values.login),
  profileCode: values.profileCode,
  accountType: TYPES.find((type) => type === values.accountType) ?? 'company',
  procedures: procedures.map(({ code, documentTypes }) => ({
    code,
    documentTypes: documentTypes === null ? null : [...documentTypes],
  })),
  termsVersion,
  ...identityBody(values),
})
