import { ApiError } from '@guichet/client'
import { submitJoining } from '@guichet/contract/joinings.contract'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { schemaErrors } from '../../shared/forms/field-errors.ts'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { useFirstWrongStep, useStep } from '../../shared/forms/use-steps.ts'
import { type JoiningOffer, keepDraft, sendJoining } from './api/joinings.ts'
import { draftBody, type JoinValues, joiningBody, STEPS, stepOf } from './join-values.ts'
import { keepSecret } from './kept-secret.ts'

const ALIASES: Readonly<Record<string, string>> = { termsVersion: 'accepted' }

interface JoinFormInput {
  readonly offer: JoiningOffer
  readonly token: string | null
  readonly start: JoinValues
  /** It is sent: the page shows what comes next. */
  readonly onSent: (token: string) => void
}

/** The joining in steps (M15): what was typed is kept on the server at each step, and all is checked before it is sent. */
export function useJoinForm({ offer, token, start, onSent }: JoinFormInput) {
  const { t } = useTranslation('joining')
  const { fieldText } = useProblemText()
  const secret = useRef(token)
  const stepState = useStep(STEPS, 'identite')
  const { step, show } = stepState
  const [kept, setKept] = useState(() => JSON.stringify(draftBody(start)))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  const problemsOf = (values: JoinValues): Readonly<Record<string, string>> => {
    const found = schemaErrors(submitJoining.body, joiningBody(values, offer.terms.version), (code) => code)
    return Object.fromEntries(Object.entries(found).map(([field, code]) => [ALIASES[field] ?? field, code]))
  }
  const wordsFor = (problems: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(problems).map(([field, code]) => [
        field,
        field === 'typeId' ? t('typeNeeded') : fieldText(code),
      ]),
    )

  /** Keeps the draft; what was typed last counts. */
  async function keep(values: JoinValues): Promise<string> {
    const body = draftBody(values)
    const text = JSON.stringify(body)
    if (secret.current !== null && text === kept) return secret.current
    secret.current = await keepDraft(secret.current, body)
    keepSecret(secret.current)
    setKept(text)
    return secret.current
  }

  const kit = useKitForm<JoinValues>({
    initialValues: start,
    aliases: ALIASES,
    reveal: (field) => show(stepOf(field)),
    validate: (values) => wordsFor(problemsOf(values)),
    fieldsOf: (error) =>
      error instanceof ApiError && error.code === 'membership.type-unavailable'
        ? { typeId: t('typeGone') }
        : undefined,
    save: async (values) => {
      const at = await keep(values)
      await sendJoining(at, joiningBody(values, offer.terms.version))
    },
    onSaved: () => secret.current !== null && onSent(secret.current),
  })
  const { values } = kit
  useFirstWrongStep(kit, STEPS, stepOf, stepState)

  /** Goes on when nothing is wrong on this step, and keeps what was typed. */
  async function next() {
    if (busy) return
    const here = Object.entries(problemsOf(values)).filter(([field]) => stepOf(field) === step)
    if (here.length > 0) return kit.refuseFields(wordsFor(Object.fromEntries(here)))
    kit.form.setErrors({})
    setBusy(true)
    setFailure(undefined)
    try {
      await keep(values)
      show(STEPS[STEPS.indexOf(step) + 1] ?? 'resume')
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  const unkept = JSON.stringify(draftBody(values)) !== kept
  return { kit, step, show, next, busy, failure, unkept }
}
