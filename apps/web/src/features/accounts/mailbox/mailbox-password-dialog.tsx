import {
  fitsMailbox,
  isPlainForMail,
  SUGGESTION_BYTES,
  suggestedMailboxPassword,
} from '@guichet/domain/mailbox-password'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useSession } from '../../../shared/api/session.ts'
import { randomBytes } from '../../../shared/browser/random-bytes.ts'
import { PasswordField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { PasswordRuleList } from '../../../shared/password/password-rule-list.tsx'
import { passwordFieldCode } from '../../../shared/password/password-rules.ts'
import { CopyValue } from '../../../shared/ui/copy-value.tsx'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { type Mailbox, saveMailboxPassword } from '../api/mailbox.ts'

const EMPTY = { currentPassword: '', newPassword: '', confirmation: '' }
type Values = typeof EMPTY

interface MailboxPasswordDialogProps {
  readonly account: { readonly id: string; readonly login: string }
  readonly mailbox: Mailbox
  /** Who is told. */
  readonly told: string
  readonly onCancel: () => void
  /** With the password that was suggested and taken; null for one's own. */
  readonly onDone: (mailbox: Mailbox, suggestion: string | null) => void
}

/** Why a password cannot be that of the mailbox: the rules of all passwords, 72 bytes, and not the one that signs in. */
function mailboxFieldCode({ newPassword, currentPassword }: Values, ownWords: readonly string[]) {
  if (!fitsMailbox(newPassword)) return 'password.mailbox-length'
  if (newPassword !== '' && newPassword === currentPassword) return 'password.sign-in'
  return passwordFieldCode(newPassword, ownWords)
}

function usePasswordForm({ account, onDone }: MailboxPasswordDialogProps) {
  const { t } = useTranslation('common')
  const { fieldText } = useProblemText()
  const { firstName, lastName, email } = useSession()
  const [suggestion, setSuggestion] = useState<string | null>(null)
  const kit = useKitForm<Values>({
    initialValues: EMPTY,
    validate: {
      currentPassword: (value) => (value === '' ? fieldText('required') : null),
      newPassword: (_, values) => {
        const code = mailboxFieldCode(values, [firstName, lastName, email, account.login])
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { newPassword }) => (value === newPassword ? null : t('field.passwordsDiffer')),
    },
    save: async ({ currentPassword, newPassword }) => {
      const saved = await saveMailboxPassword(account.id, currentPassword, newPassword)
      onDone(saved, newPassword === suggestion ? suggestion : null)
    },
  })
  const suggest = () => {
    const password = suggestedMailboxPassword(randomBytes(SUGGESTION_BYTES))
    setSuggestion(password)
    kit.change('newPassword', password)
    kit.change('confirmation', password)
  }
  return { kit, suggest, suggestion: kit.values.newPassword === suggestion ? suggestion : null }
}

/** Sets or changes the password of the mailbox, once the sign-in password is given again (A19). */
export function MailboxPasswordDialog(props: MailboxPasswordDialogProps) {
  const { mailbox, told, onCancel } = props
  const { t } = useTranslation(['mailbox', 'common'])
  const { kit, suggest, suggestion } = usePasswordForm(props)
  const title = t(mailbox.passwordSet ? 'mailbox:form.changeTitle' : 'mailbox:form.setTitle')
  return (
    <Dialog title={title} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={title}>
        <p>
          {t('mailbox:form.intro', { address: mailbox.address })}
          {mailbox.passwordSet && ` ${t('mailbox:form.changeFollows')}`}
        </p>
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('mailbox:form.current')}
          autoComplete="current-password"
        />
        <Group>
          <Button variant="default" onClick={suggest}>
            {t('mailbox:form.suggest')}
          </Button>
        </Group>
        {suggestion !== null && (
          <Notice tone="info" role="status" title={t('mailbox:form.suggestion')}>
            <p>
              <CopyValue name={t('mailbox:form.suggestion')} value={suggestion} />
            </p>
            <p>{t('mailbox:form.suggested')}</p>
          </Notice>
        )}
        <PasswordField {...kit.field('newPassword')} label={t('mailbox:form.new')} autoComplete="off" />
        {suggestion === null && <PasswordRuleList password={kit.values.newPassword} />}
        {!isPlainForMail(kit.values.newPassword) && <p role="status">{t('mailbox:form.accents')}</p>}
        <PasswordField
          {...kit.field('confirmation')}
          label={t('mailbox:form.confirmation')}
          autoComplete="off"
        />
        <p>{t('mailbox:told', { told })}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('common:save')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
