import { Button, Group } from '@mantine/core'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { saveFile } from '../../shared/browser/save-file.ts'
import { CheckField, PasswordField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'

interface Values {
  readonly currentPassword: string
  readonly withDocuments: boolean
}
interface DoneProps {
  readonly onClose: () => void
  /** Says what was done. */
  readonly onSaid: (text: string) => void
}
interface PasswordFormProps {
  readonly title: string
  readonly intro: string
  readonly submit: string
  readonly withChoice: boolean
  /** The list that changes with it. */
  readonly listed: QueryKey
  readonly save: (values: Values) => Promise<void>
  readonly onClose: () => void
}

/** Asks for the password before data leave. */
function PasswordForm({ title, intro, submit, withChoice, listed, save, onClose }: PasswordFormProps) {
  const { t } = useTranslation(['wholeExports', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const queries = useQueryClient()
  const kit = useKitForm({
    initialValues: { currentPassword: '', withDocuments: false },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save,
    onSaved: () => {
      queries.invalidateQueries({ queryKey: listed }).catch(() => undefined)
      onClose()
    },
  })
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <p>{intro}</p>
        {withChoice && (
          <CheckField
            {...kit.field('withDocuments')}
            label={t('wholeExports:withDocuments')}
            help={t('wholeExports:withDocumentsHelp')}
          />
        )}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('wholeExports:password')}
          autoComplete="current-password"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={kit.busy}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {submit}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

interface AskProps extends DoneProps {
  readonly title: string
  readonly intro: string
  /** What is said once it was asked for. */
  readonly asked: string
  readonly withChoice: boolean
  readonly listed: QueryKey
  readonly ask: (values: Values, idempotencyKey: string) => Promise<unknown>
}

/** Asks for a new export. */
export function AskDialog({ title, intro, asked, withChoice, listed, ask, onClose, onSaid }: AskProps) {
  const [keys] = useState(() => new Map<string, string>())
  return (
    <PasswordForm
      title={title}
      intro={intro}
      submit={title}
      withChoice={withChoice}
      listed={listed}
      onClose={onClose}
      save={async (values) => {
        const content = JSON.stringify(values)
        const key = keys.get(content) ?? newRequestKey()
        keys.set(content, key)
        await ask(values, key)
        onSaid(asked)
      }}
    />
  )
}

interface FetchProps extends DoneProps {
  readonly one: { readonly id: string; readonly askedAt: string }
  /** How the file is called, before its day. */
  readonly fileName: string
  readonly listed: QueryKey
  readonly fetchOne: (id: string, currentPassword: string) => Promise<Blob>
}

/** Fetches an export, once. */
export function FetchDialog({ one, fileName, listed, fetchOne, onClose, onSaid }: FetchProps) {
  const { t } = useTranslation('wholeExports')
  return (
    <PasswordForm
      title={t('fetch')}
      intro={t('fetchIntro')}
      submit={t('fetch')}
      withChoice={false}
      listed={listed}
      onClose={onClose}
      save={async ({ currentPassword }) => {
        const file = await fetchOne(one.id, currentPassword)
        saveFile(file, `${fileName}-${one.askedAt.slice(0, 10)}.zip`)
        onSaid(t('fetched'))
      }}
    />
  )
}
