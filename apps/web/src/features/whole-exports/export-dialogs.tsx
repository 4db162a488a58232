import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
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
import { askExport, fetchExport, type WholeExport, wholeExportsQuery } from './whole-exports.ts'

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
  readonly save: (values: { currentPassword: string; withDocuments: boolean }) => Promise<void>
  readonly onClose: () => void
}

/** Asks for the password before everything leaves. */
function PasswordForm({ title, intro, submit, withChoice, save, onClose }: PasswordFormProps) {
  const { t } = useTranslation(['wholeExports', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const queries = useQueryClient()
  const kit = useKitForm({
    initialValues: { currentPassword: '', withDocuments: false },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save,
    onSaved: () => {
      queries.invalidateQueries({ queryKey: wholeExportsQuery.queryKey }).catch(() => undefined)
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

/** Asks for a new export. */
export function AskDialog({ onClose, onSaid }: DoneProps) {
  const { t } = useTranslation('wholeExports')
  const [keys] = useState(() => new Map<string, string>())
  return (
    <PasswordForm
      title={t('ask')}
      intro={t('askIntro')}
      submit={t('ask')}
      withChoice
      onClose={onClose}
      save={async (values) => {
        const content = JSON.stringify(values)
        const key = keys.get(content) ?? newRequestKey()
        keys.set(content, key)
        await askExport(values, key)
        onSaid(t('asked'))
      }}
    />
  )
}

/** Fetches an export, once. */
export function FetchDialog({ one, onClose, onSaid }: DoneProps & { readonly one: WholeExport }) {
  const { t } = useTranslation('wholeExports')
  return (
    <PasswordForm
      title={t('fetch')}
      intro={t('fetchIntro')}
      submit={t('fetch')}
      withChoice={false}
      onClose={onClose}
      save={async ({ currentPassword }) => {
        const file = await fetchExport(one.id, currentPassword)
        saveFile(file, `guichet-${one.askedAt.slice(0, 10)}.zip`)
        onSaid(t('fetched'))
      }}
    />
  )
}
