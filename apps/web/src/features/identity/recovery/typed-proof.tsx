import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import classes from '../card.module.css'
import { prove, type Recovery, type TypedProof } from './recovery-calls.ts'

type Kind = 'sms' | 'answer' | 'recoveryCode'

const BESIDE_FIELD = new Set(['recovery.refused', 'recovery.not-asked', 'sms-code.expired'])
const INPUTS = {
  sms: { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12 },
  answer: { autoComplete: 'off', maxLength: 100, spellCheck: false },
  recoveryCode: { autoComplete: 'off', maxLength: 40, spellCheck: false },
} as const

const bodyOf = (kind: Kind, text: string): TypedProof => {
  if (kind === 'sms') return { smsCode: text.replaceAll(/\s/gu, '') }
  return kind === 'answer' ? { answer: text } : { recoveryCode: text.trim() }
}

interface TypedProofFormProps {
  readonly token: string
  readonly kind: Kind
  readonly onProven: (now: Recovery) => void
  /** Told before what failed is shown; true when there is nothing left to show. */
  readonly onFailure: (error: unknown) => void
  readonly children?: ReactNode
}

/** One proof that is typed: the code of the SMS, the answer, or a recovery code. */
export function TypedProofForm({ token, kind, onProven, onFailure, children }: TypedProofFormProps) {
  const { t } = useTranslation('identity')
  const { fieldText, errorWords } = useProblemText()
  const kit = useKitForm({
    initialValues: { text: '' },
    validate: {
      text: (value) => {
        if (value.trim() === '') return fieldText('required')
        return kind === 'sms' && !/^\d{6}$/u.test(value.replaceAll(/\s/gu, ''))
          ? fieldText('code.invalid')
          : null
      },
    },
    save: async ({ text }) => {
      try {
        onProven(await prove(token, bodyOf(kind, text)))
      } catch (error) {
        onFailure(error)
        throw error
      }
    },
    fieldsOf: (error) =>
      error instanceof ApiError && BESIDE_FIELD.has(error.code)
        ? { text: errorWords(error).sentence }
        : undefined,
  })
  return (
    <FormFrame kit={kit} label={t(`recovery.${kind}.submit`)}>
      <TextField
        {...kit.field('text')}
        {...INPUTS[kind]}
        label={t(`recovery.${kind}.label`)}
        help={t(`recovery.${kind}.help`)}
      />
      <div className={classes.buttons}>
        {children}
        <Button type="submit" loading={kit.busy}>
          {t(`recovery.${kind}.submit`)}
        </Button>
      </div>
    </FormFrame>
  )
}
