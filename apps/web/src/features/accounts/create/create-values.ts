import { accountNameProblem, normaliseLogin } from '@guichet/domain/account-login'
import {
  emptyIdentity,
  type IdentityValues,
  identityBody,
  identityProblems,
} from '../../../shared/accounts/identity-values.ts'
import { passwordFieldCode } from '../../../shared/password/password-rules.ts'
import type { SecondaryBody } from '../api/create-secondary-account.ts'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'

export const STEPS = ['configuration', 'options', 'identite', 'resume'] as const
export type Step = (typeof STEPS)[number]

/** What the form of the creation holds. */
export interface CreateValues extends IdentityValues {
  accountName: string
  accountType: string
  access: string
  password: string
  passwordAgain: string
  autonomous: boolean
  createMailbox: boolean
}

export const emptyCreation = (): CreateValues => ({
  accountName: '',
  accountType: 'company',
  access: 'password',
  password: '',
  passwordAgain: '',
  autonomous: false,
  createMailbox: false,
  ...emptyIdentity(),
})

const CONFIGURATION: ReadonlySet<string> = new Set([
  'accountName',
  'accountType',
  'access',
  'password',
  'passwordAgain',
])
const OPTIONS: ReadonlySet<string> = new Set(['autonomous', 'createMailbox', 'procedures'])

/** The step on which a field stands. */
export const stepOf = (field: string): Step =>
  CONFIGURATION.has(field) ? 'configuration' : OPTIONS.has(field) ? 'options' : 'identite'

/** Codes of what is wrong, by field, as far as it can be told without the API. */
export function creationProblems(values: CreateValues): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  const name = normaliseLogin(values.accountName)
  const nameProblem = name === '' ? 'required' : accountNameProblem(name)
  if (nameProblem !== null) problems.accountName = nameProblem
  if (values.access === 'password') {
    const { firstName, lastName, email } = values.responsible
    const code = passwordFieldCode(values.password, [firstName, lastName, email])
    if (code !== undefined) problems.password = code
    else if (values.passwordAgain === '') problems.passwordAgain = 'required'
    else if (values.passwordAgain !== values.password) problems.passwordAgain = 'passwords.differ'
  }
  return { ...problems, ...identityProblems(values) }
}

/** What is wrong on one step. */
export const problemsOn = (step: Step, values: CreateValues): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(creationProblems(values)).filter(([field]) => stepOf(field) === step))

const TYPES = ['company', 'oga', 'accountant', 'other'] as const

/** The creation as the API takes it. */
export const creationBody = (
  values: CreateValues,
  procedures: readonly ProcedureChoice[],
): SecondaryBody => ({
  accountName: normaliseLogin(values.accountName),
  accountType: TYPES.find((type) => type === values.accountType) ?? 'company',
  access:
    values.access === 'invitation' ? { kind: 'invitation' } : { kind: 'password', password: values.password },
  autonomous: values.autonomous,
  createMailbox: values.createMailbox,
  procedures: procedures.map(({ code, documentTypes }) => ({
    code,
    documentTypes: documentTypes === null ? null : [...documentTypes],
  })),
  ...identityBody(values),
})
