import { ApiError } from '@guichet/client'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { groupPhone } from '../../../shared/format/phone.ts'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { type OwnPhone, useOwnPhoneCalls } from '../api/own-phone.ts'

const CODE_PROBLEMS = new Set(['sms-code.invalid', 'sms-code.expired'])

interface CodeAnswerProps {
  readonly pending: NonNullable<OwnPhone['pending']>
  readonly hasPhone: boolean
  readonly onTold: (words: string) => void
  /** The password is wanted again before another code leaves. */
  readonly onPassword: () => void
}

/** The code that was sent to a number, to be given here. */
export function CodeAnswer({ pending, hasPhone, onTold, onPassword }: CodeAnswerProps) {
  const { t } = useTranslation('phone')
  const { fieldText, errorWords } = useProblemText()
  const format = useFormat()
  const { confirm, send } = useOwnPhoneCalls()
  const [failure, setFailure] = useState<unknown>()
  const [sending, setSending] = useState(false)
  const kit = useKitForm({
    initialValues: { code: '' },
    validate: {
      code: (value) => (/^\d{6}$/u.test(value.replaceAll(/\s/gu, '')) ? null : fieldText('code.invalid')),
    },
    save: ({ code }) => confirm(code),
    fieldsOf: (error) =>
      error instanceof ApiError && CODE_PROBLEMS.has(error.code)
        ? { code: errorWords(error).sentence }
        : undefined,
    onSaved: () => onTold(t('verified')),
  })
  const again = () => {
    setFailure(undefined)
    setSending(true)
    send({ phone: pending.phone })
      .then(() => onTold(t('sentAgain')))
      .catch((error: unknown) =>
        error instanceof ApiError && error.code === 'password.needed' ? onPassword() : setFailure(error),
      )
      .finally(() => setSending(false))
  }
  const words = { phone: groupPhone(pending.phone), time: format.instantTime(pending.expiresAt) }
  return (
    <Notice tone="info" title={t('pendingTitle', words)}>
      <p>{t(hasPhone ? 'pendingBody' : 'pendingFirst', words)}</p>
      {failure !== undefined && <ErrorNotice title={t('failed')} error={failure} />}
      <FormFrame kit={kit} label={t('pendingTitle', words)}>
        <TextField
          {...kit.field('code')}
          label={t('code')}
          help={t('codeHelp')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
        />
        <Group>
          <Button type="submit" loading={kit.busy}>
            {t('confirm')}
          </Button>
          <Button type="button" variant="default" loading={sending} onClick={again}>
            {t('again')}
          </Button>
        </Group>
      </FormFrame>
    </Notice>
  )
}
