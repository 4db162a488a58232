import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { INVITATIONS_A_DAY } from '@guichet/domain/referrals'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { invite, type Referral, referralQuery } from './api/referrals.ts'
import classes from './referrals.module.css'

/** Addresses as people type them: one a line, or parted by commas, semicolons and spaces. */
const readEmails = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/u)
      .map(normaliseEmail)
      .filter((email) => email !== ''),
  ),
]

/** Invites people by mail. What they read is the organisation’s, and it is said here. */
export function InviteForm({ referral: { invitationsLeft } }: { readonly referral: Referral }) {
  const { t } = useTranslation('vouchers')
  const queries = useQueryClient()
  const [sent, setSent] = useState<number>()
  const check = (text: string) => {
    const emails = readEmails(text)
    if (emails.length === 0) return t('invite.needed')
    const wrong = emails.find((email) => !isEmail(email))
    if (wrong !== undefined) return t('invite.wrong', { email: wrong })
    return emails.length > invitationsLeft ? t('invite.tooMany', { count: invitationsLeft }) : null
  }
  const kit = useKitForm<{ emails: string }>({
    initialValues: { emails: '' },
    validate: { emails: check },
    save: async ({ emails }) => {
      setSent(undefined)
      const { asked, invitationsLeft: left } = await invite(readEmails(emails))
      queries.setQueryData(referralQuery.queryKey, (now) => now && { ...now, invitationsLeft: left })
      setSent(asked)
    },
    onSaved: () => {
      kit.form.setValues({ emails: '' })
      kit.form.resetDirty({ emails: '' })
    },
  })
  return (
    <>
      <div role="status">
        {sent !== undefined && (
          <Notice tone="success" title={t('invite.sent', { count: sent })}>
            <p>{t('invite.sentBody')}</p>
          </Notice>
        )}
      </div>
      {invitationsLeft === 0 ? (
        <p>{t('invite.none', { count: INVITATIONS_A_DAY })}</p>
      ) : (
        <FormFrame kit={kit}>
          <p className={classes.help}>{t('invite.body')}</p>
          <TextAreaField
            {...kit.field('emails')}
            label={t('invite.emails')}
            help={t('invite.help', { count: invitationsLeft })}
            maxLength={1500}
          />
          <div>
            <Button type="submit" loading={kit.busy}>
              {t('invite.send')}
            </Button>
          </div>
          <UnsavedGuard when={kit.dirty && !kit.busy} />
        </FormFrame>
      )}
    </>
  )
}
