import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useFormat } from '../../shared/format/format.ts'
import { groupPhone } from '../../shared/format/phone.ts'
import { TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { giveCode, type Signup, sendCode } from './api/signups.ts'
import classes from './declarants.module.css'
import type { StageProps } from './signup-stage.tsx'

const CODE_PROBLEMS = new Set(['sms-code.invalid', 'sms-code.expired'])

interface CodeFormProps {
  readonly token: string
  readonly code: NonNullable<Signup['code']>
  readonly onChange: (signup: Signup) => void
}

function CodeForm({ token, code, onChange }: CodeFormProps) {
  const { t } = useTranslation('declarants')
  const { fieldText, errorWords } = useProblemText()
  const format = useFormat()
  const kit = useKitForm({
    initialValues: { code: '' },
    validate: {
      code: (value) => (/^\d{6}$/u.test(value.replaceAll(/\s/gu, '')) ? null : fieldText('code.invalid')),
    },
    save: async (values) => onChange(await giveCode(token, values.code)),
    fieldsOf: (error) =>
      error instanceof ApiError && CODE_PROBLEMS.has(error.code)
        ? { code: errorWords(error).sentence }
        : undefined,
  })
  return (
    <FormFrame kit={kit} label={t('code.title')}>
      <p role="status">
        {t('code.sent', { phone: groupPhone(code.phone), time: format.instantTime(code.expiresAt) })}
      </p>
      <TextField
        {...kit.field('code')}
        label={t('code.label')}
        help={t('code.help')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={kit.busy}>
          {t('code.confirm')}
        </Button>
      </div>
    </FormFrame>
  )
}

/** The address is proven; now the telephone is, by a code. */
export function CodeStep({
  token,
  signup,
  onChange,
  onContact,
}: StageProps & { readonly onContact: () => void }) {
  const { t } = useTranslation('declarants')
  const send = useMutation({ mutationFn: () => sendCode(token), onSuccess: onChange })
  const { code, draft } = signup
  return (
    <Section title={t('code.title')}>
      <div className={classes.step}>
        {code === null ? (
          <p className={classes.text}>{t('code.intro', { phone: groupPhone(draft?.phone ?? '') })}</p>
        ) : (
          <CodeForm key={code.phone} {...{ token, code, onChange }} />
        )}
        {send.error && <ErrorNotice title={t('code.failed')} error={send.error} />}
        <div className={classes.buttons}>
          <Button
            variant={code === null ? 'filled' : 'default'}
            loading={send.isPending}
            onClick={() => send.mutate()}
          >
            {t(code === null ? 'code.send' : 'code.again')}
          </Button>
          <Button variant="subtle" onClick={onContact}>
            {t('contact.change')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
