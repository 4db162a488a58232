import { ApiError } from '@guichet/client'
import { registerAccount } from '@guichet/contract/registrations.contract'
import { normaliseLogin } from '@guichet/domain/account-login'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIdentityWords } from '../../../shared/accounts/use-identity-words.ts'
import { schemaErrors } from '../../../shared/forms/field-errors.ts'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { useFirstWrongStep, useRequestKey, useStep } from '../../../shared/forms/use-steps.ts'
import {
  loginQuery,
  type Registration,
  type RegistrationOffer,
  sendRegistration,
} from '../api/registrations.ts'
import { dropStored, readStored, store } from '../create/draft-store.ts'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'
import {
  choicesWithin,
  emptyRegistration,
  type RegisterValues,
  registrationBody,
  registrationProblems,
  STEPS,
  stepOf,
} from './register-values.ts'

/** Fields of the API that stand under another name in the form. */
const ALIASES: Readonly<Record<string, string>> = { siret: 'nic', termsVersion: 'accepted' }
const DRAFT = 'guichet.registration'

/** The registration in steps (A24): keeps what was typed in this tab, checks each step, leads from an error to its field. */
export function useRegisterForm(offer: RegistrationOffer, start: Partial<RegisterValues['responsible']>) {
  const { t } = useTranslation('accounts')
  const { problemText } = useIdentityWords()
  const queries = useQueryClient()
  const keyFor = useRequestKey()
  const [draft] = useState(() => {
    const empty = emptyRegistration()
    const only = offer.profiles[0]?.code ?? ''
    const begun = { ...empty, profileCode: only, responsible: { ...empty.responsible, ...start } }
    return readStored(DRAFT, begun)
  })
  const [chosen, setProcedures] = useState<readonly ProcedureChoice[]>(draft.procedures)
  const [done, setDone] = useState<Registration>()
  const stepState = useStep(STEPS, 'demande')
  const { step, show } = stepState
  const bodyOf = (values: RegisterValues) =>
    registrationBody(values, choicesWithin(offer, values.profileCode, chosen), offer.terms.version)
  const problemsOf = (values: RegisterValues): Readonly<Record<string, string>> => {
    const byContract = schemaErrors(registerAccount.body, bodyOf(values), (code) => code)
    const named = Object.entries(byContract).map(([field, code]) => [ALIASES[field] ?? field, code])
    return { ...Object.fromEntries(named), ...registrationProblems(values) }
  }
  const wordsFor = (problems: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(problems).map(([field, code]) => [field, problemText(code)]))

  const kit = useKitForm<RegisterValues>({
    initialValues: draft.values,
    aliases: ALIASES,
    reveal: (field) => show(stepOf(field)),
    validate: (values) => wordsFor(problemsOf(values)),
    fieldsOf: (error) =>
      error instanceof ApiError && error.code === 'account.login-taken'
        ? { login: t('create.name.taken') }
        : undefined,
    save: async (values) => {
      const body = bodyOf(values)
      setDone(await sendRegistration(body, keyFor(body)))
    },
    onSaved: () => {
      dropStored(DRAFT)
      queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
    },
  })
  const { values } = kit
  useEffect(() => {
    if (done === undefined) store(DRAFT, { values, procedures: chosen })
  }, [values, chosen, done])
  useFirstWrongStep(kit, STEPS, stepOf, stepState)

  /** Whether the login is free, asked at the latest moment; when nobody answers, the registration itself will tell. */
  async function loginProblem(): Promise<Record<string, string>> {
    try {
      const answer = await queries.fetchQuery({ ...loginQuery(normaliseLogin(values.login)), staleTime: 0 })
      return answer === 'free' ? {} : { login: t(`create.name.${answer}`) }
    } catch {
      return {}
    }
  }

  /** Goes on when nothing is wrong on this step. */
  async function next() {
    const here = Object.entries(problemsOf(values)).filter(([field]) => stepOf(field) === step)
    let problems: Record<string, string> = wordsFor(Object.fromEntries(here))
    if (step === 'identifiant' && problems.login === undefined)
      problems = { ...problems, ...(await loginProblem()) }
    if (Object.keys(problems).length > 0) return kit.refuseFields(problems)
    kit.form.setErrors({})
    show(STEPS[STEPS.indexOf(step) + 1] ?? 'resume')
  }

  const procedures = choicesWithin(offer, values.profileCode, chosen)
  return { kit, step, show, next, procedures, setProcedures, done }
}
