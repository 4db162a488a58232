import { ApiError } from '@guichet/client'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFirstPassword } from '../../shared/api/change-password.ts'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { PasswordField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveWithdrawn, useKitForm } from '../../shared/forms/use-kit-form.ts'
import { franceConnectQuery } from '../../shared/franceconnect/own-france-connect.ts'
import { NoPassword } from '../../shared/password/no-password.tsx'
import classes from '../../shared/password/password-change-form.module.css'
import { PasswordRuleList } from '../../shared/password/password-rule-list.tsx'
import { passwordFieldCode } from '../../shared/password/password-rules.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'

const EMPTY = { newPassword: '', confirmation: '' }

/** A first password for who signs in with FranceConnect alone; FranceConnect says again who it is before. */
export function FirstPasswordForm() {
  const { t } = useTranslation(['forms', 'identity', 'common', 'accountPersons'])
  const { fieldText } = useProblemText()
  const session = useSession()
  const own = [session.firstName, session.lastName, session.email]
  const queries = useQueryClient()
  const [needsProof, setNeedsProof] = useState(false)
  const title = t('forms:noPassword.title')
  const kit = useKitForm({
    initialValues: EMPTY,
    validate: {
      newPassword: (value) => {
        const code = passwordFieldCode(value, own)
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { newPassword }) =>
        value === newPassword ? null : t('common:field.passwordsDiffer'),
    },
    save: ({ newPassword }) =>
      saveFirstPassword(newPassword).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.code === 'password.needed')) throw error
        setNeedsProof(true)
        throw new SaveWithdrawn()
      }),
    onSaved: () => {
      kit.form.resetDirty(EMPTY)
      queries.invalidateQueries({ queryKey: franceConnectQuery.queryKey }).catch(() => undefined)
    },
  })
  return (
    <Section title={title}>
      <p>{t('forms:noPassword.first')}</p>
      <FormFrame kit={kit} label={title}>
        <input type="text" name="username" autoComplete="username" value={session.email} readOnly hidden />
        <div className={classes.fields}>
          <PasswordField {...kit.field('newPassword')} label={t('identity:activation.password')} />
          <PasswordRuleList password={kit.values.newPassword} ownWords={own} />
          <PasswordField {...kit.field('confirmation')} label={t('identity:activation.confirmation')} />
        </div>
        {needsProof && (
          <Notice tone="warning" role="alert" title={t('forms:noPassword.ask')}>
            <NoPassword intro={t('forms:noPassword.intro')} />
          </Notice>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={kit.busy}>
            {title}
          </Button>
        </Group>
      </FormFrame>
    </Section>
  )
}
