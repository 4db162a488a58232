import { ApiError } from '@guichet/client'
import { createSecondaryAccount } from '@guichet/contract/accounts.contract'
import { normaliseLogin } from '@guichet/domain/account-login'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { useIdentityWords } from '../../../shared/accounts/use-identity-words.ts'
import { schemaErrors } from '../../../shared/forms/field-errors.ts'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { useFirstWrongStep, useRequestKey, useStep } from '../../../shared/forms/use-steps.ts'
import { createSecondaryMutation } from '../api/create-secondary-account.ts'
import { secondaryOfferQuery } from '../api/get-secondary-offer.ts'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'
import { dropDraft, keepDraft, readDraft } from './create-draft.ts'
import {
  type CreateValues,
  creationBody,
  creationProblems,
  problemsOn,
  STEPS,
  stepOf,
} from './create-values.ts'

/** Fields of the API that stand under another name in the form. */
const ALIASES: Readonly<Record<string, string>> = { siret: 'nic', 'access.password': 'password' }

/** The creation in steps (A14): keeps what was typed, checks each step, leads from an error to its step and field. */
export function useCreateForm(primary: Account) {
  const { t } = useTranslation(['accounts', 'common'])
  const { problemText } = useIdentityWords()
  const queries = useQueryClient()
  const create = useMutation(createSecondaryMutation())
  const keyFor = useRequestKey()
  const [draft] = useState(() => readDraft(primary.id))
  const [procedures, setProcedures] = useState<readonly ProcedureChoice[]>(draft.procedures)
  const [created, setCreated] = useState<Account>()
  const { step, show } = useStep(STEPS, 'configuration')
  const textOf = (code: string) =>
    code === 'passwords.differ' ? t('common:field.passwordsDiffer') : problemText(code)
  const wordsFor = (problems: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(problems).map(([field, code]) => [field, textOf(code)]))
  /** What the contract finds wrong beside, by the names of the form. */
  const byContract = (values: CreateValues) =>
    Object.fromEntries(
      Object.entries(
        schemaErrors(createSecondaryAccount.body, creationBody(values, procedures), (code) => code),
      ).map(([field, code]) => [ALIASES[field] ?? field, code]),
    )

  const kit = useKitForm<CreateValues>({
    initialValues: draft.values,
    aliases: ALIASES,
    reveal: (field) => show(stepOf(field)),
    validate: (values) => wordsFor({ ...byContract(values), ...creationProblems(values) }),
    fieldsOf: (error) => {
      if (!(error instanceof ApiError)) return undefined
      if (error.code === 'account.login-taken') return { accountName: t('accounts:create.name.taken') }
      if (error.code === 'account.quota-exceeded') {
        const { detail } = error.problem
        return { createMailbox: [t('accounts:create.quotaTitle'), detail].filter(Boolean).join('. ') }
      }
      return undefined
    },
    save: async (values) => {
      const body = creationBody(values, procedures)
      setCreated(await create.mutateAsync({ primaryId: primary.id, body, idempotencyKey: keyFor(body) }))
    },
    onSaved: () => {
      dropDraft(primary.id)
      queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
    },
  })
  const { values } = kit

  useEffect(() => {
    if (created === undefined) keepDraft(primary.id, { values, procedures })
  }, [primary.id, values, procedures, created])

  useFirstWrongStep(kit, STEPS, stepOf, { step, show })

  /** Whether the name is free, asked at the latest moment; when nobody answers, the creation itself will tell. */
  async function nameProblem(): Promise<Record<string, string>> {
    try {
      const name = normaliseLogin(values.accountName)
      const { name: answer } = await queries.fetchQuery({
        ...secondaryOfferQuery(primary.id, name),
        staleTime: 0,
      })
      return answer === null || answer === 'free' ? {} : { accountName: t(`accounts:create.name.${answer}`) }
    } catch {
      return {}
    }
  }

  /** Goes on when nothing is wrong on this step. */
  async function next() {
    const byRules = { ...byContract(values), ...creationProblems(values) }
    const here = Object.fromEntries(Object.entries(byRules).filter(([field]) => stepOf(field) === step))
    let problems: Record<string, string> = wordsFor({ ...here, ...problemsOn(step, values) })
    if (step === 'configuration' && problems.accountName === undefined) {
      problems = { ...problems, ...(await nameProblem()) }
    }
    if (Object.keys(problems).length > 0) return kit.refuseFields(problems)
    kit.form.setErrors({})
    show(STEPS[STEPS.indexOf(step) + 1] ?? 'resume')
  }
  const startAgain = () => {
    dropDraft(primary.id)
    setProcedures([])
    setCreated(undefined)
    kit.form.setInitialValues(readDraft(primary.id).values)
    kit.reset()
    show('configuration')
  }

  return { kit, step, show, next, procedures, setProcedures, created, startAgain }
}
