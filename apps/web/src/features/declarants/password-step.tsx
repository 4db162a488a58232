import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { PasswordField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { PasswordRuleList } from '../../shared/password/password-rule-list.tsx'
import { passwordFieldCode } from '../../shared/password/password-rules.ts'
import { paths } from '../../shared/paths.ts'
import { tellOtherTabs } from '../../shared/session/session-channel.ts'
import { rememberSignedIn } from '../../shared/session/session-hint.ts'
import { Section } from '../../shared/ui/page.tsx'
import { choosePassword } from './api/signups.ts'
import classes from './declarants.module.css'
import { dropSecret } from './kept-secret.ts'
import type { StageProps } from './signup-stage.tsx'

/** Address and telephone are proven: the password, and one is signed in. */
export function PasswordStep({ token, signup }: StageProps) {
  const { t } = useTranslation(['declarants', 'identity', 'common'])
  const { fieldText } = useProblemText()
  const { draft } = signup
  const own = draft ? [draft.birthName, draft.useName, draft.firstNames, draft.email] : []
  const kit = useKitForm({
    initialValues: { password: '', confirmation: '' },
    validate: {
      password: (value) => {
        const code = passwordFieldCode(value, own)
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { password }) => (value === password ? null : t('common:field.passwordsDiffer')),
    },
    save: ({ password }) => choosePassword(token, password),
    fieldsOf: (error) =>
      error instanceof ApiError && error.code === 'password.refused' && error.problem.errors === undefined
        ? { password: fieldText('password.common') }
        : undefined,
    onSaved: () => {
      dropSecret()
      rememberSignedIn()
      tellOtherTabs({ kind: 'signed-in' })
      leaveFor(paths.dashboard)
    },
  })
  return (
    <Section title={t('declarants:password.title')}>
      <FormFrame kit={kit} label={t('declarants:password.title')}>
        <p className={classes.text}>{t('declarants:password.intro')}</p>
        <input
          type="text"
          name="username"
          autoComplete="username"
          value={draft?.email ?? ''}
          readOnly
          hidden
        />
        <PasswordField {...kit.field('password')} label={t('identity:activation.password')} />
        <PasswordRuleList password={kit.values.password} ownWords={own} />
        <PasswordField {...kit.field('confirmation')} label={t('identity:activation.confirmation')} />
        <div className={classes.buttons}>
          <Button type="submit" loading={kit.busy}>
            {t('declarants:password.submit')}
          </Button>
        </div>
      </FormFrame>
    </Section>
  )
}
