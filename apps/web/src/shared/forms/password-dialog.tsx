import { ApiError } from '@guichet/client'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../api/problem-text.ts'
import { useSession } from '../api/session.ts'
import { NoPassword } from '../password/no-password.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PasswordField } from './fields.tsx'
import { FormFrame } from './form-frame.tsx'
import classes from './password-dialog.module.css'
import { useKitForm } from './use-kit-form.ts'

interface PasswordWords {
  readonly title: string
  /** Why it is asked for. */
  readonly intro: string
  readonly label: string
  readonly confirm: string
}

interface PasswordDialogProps extends PasswordWords {
  readonly onClose: () => void
  /** Does what the password is asked for; what fails is told in the dialog. */
  readonly onPassword: (currentPassword: string) => Promise<void>
}

/** Asks who is signed in for the password, before what one session alone must not do; who has none proves it otherwise. */
export function PasswordDialog(props: PasswordDialogProps) {
  const { t } = useTranslation('forms')
  const [has, setHas] = useState(true)
  if (has) return <PasswordForm {...props} onNone={() => setHas(false)} />
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <NoPassword intro={t('noPassword.intro')} />
    </Dialog>
  )
}

function PasswordForm(props: PasswordDialogProps & { readonly onNone: () => void }) {
  const { title, intro, label, confirm, onClose, onPassword, onNone } = props
  const { t } = useTranslation(['common', 'forms'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const kit = useKitForm({
    initialValues: { currentPassword: '' },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save: ({ currentPassword }) => onPassword(currentPassword),
    onSaved: onClose,
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame kit={kit} label={title}>
        <p>{intro}</p>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField {...kit.field('currentPassword')} label={label} autoComplete="current-password" />
        <Button variant="subtle" size="sm" px={0} className={classes.none} onClick={onNone}>
          {t('forms:noPassword.none')}
        </Button>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {confirm}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** Sends something again with the password when the API asks for it. */
export function usePasswordGate(words: PasswordWords) {
  const [asked, setAsked] = useState<{
    readonly again: (currentPassword: string) => Promise<void>
    readonly giveUp: () => void
  }>()
  const gate = async <T,>(send: (currentPassword?: string) => Promise<T>): Promise<T> => {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'password.needed')) throw error
      return await new Promise<T>((resolve, reject) =>
        setAsked({
          again: async (currentPassword) => resolve(await send(currentPassword)),
          giveUp: () => reject(error),
        }),
      )
    }
  }
  const dialog = asked && (
    <PasswordDialog
      {...words}
      onPassword={asked.again}
      onClose={() => {
        asked.giveUp()
        setAsked(undefined)
      }}
    />
  )
  return { gate, dialog }
}
