import { Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { CheckField, SelectField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../../shared/forms/unsaved-guard.tsx'
import { SaveWithdrawn, useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { LoadingBars, LoadState } from '../../../shared/ui/load-state.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import type { AccountFile } from '../api/get-account.ts'
import { ACCOUNT_TYPES } from '../secondary-filters.ts'
import {
  type AccountSettings,
  accountProfilesQuery,
  accountSettingsQuery,
  type ProfileConsequences,
  previewProfile,
  saveSettings,
} from './api/account-settings.ts'
import { ProfileDialog } from './profile-dialog.tsx'
import { type SettingsValues, settingsPatch, settingsValues } from './settings-values.ts'

interface Question {
  readonly consequences: ProfileConsequences
  readonly profile: string
  readonly answer: (yes: boolean) => void
}

/** What another profile takes away is asked before it is saved. */
function useSettingsForm(account: AccountFile['account'], settings: AccountSettings) {
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Question>()
  const refresh = () => queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
  const confirm = async (profile: string) => {
    const consequences = await previewProfile(account.id, profile)
    const yes = await new Promise<boolean>((answer) => setAsked({ consequences, profile, answer }))
    setAsked(undefined)
    if (!yes) throw new SaveWithdrawn()
  }
  const kit = useKitForm<SettingsValues>({
    initialValues: settingsValues(settings),
    save: async (values) => {
      const patch = settingsPatch(settings, values)
      if (patch.profileCode !== undefined) await confirm(patch.profileCode)
      try {
        await saveSettings(account.id, account.version, patch)
      } finally {
        // Also when somebody else was quicker: what was chosen here stays, and is saved over the latest state.
        await refresh()
      }
    },
  })
  return { kit, asked }
}

interface FormProps {
  readonly file: AccountFile
  readonly settings: AccountSettings
  readonly profiles: readonly { readonly code: string; readonly label: string }[]
  readonly readOnly: boolean
}

function SettingsForm({ file, settings, profiles, readOnly }: FormProps) {
  const { t } = useTranslation(['staffAccounts', 'accounts', 'common', 'forms'])
  const { kit, asked } = useSettingsForm(file.account, settings)
  const isPrimary = settings.kind === 'primary'
  return (
    <FormFrame kit={kit} readOnly={readOnly} label={t('settings.title')}>
      <FieldRow>
        <SelectField
          {...kit.field('accountType')}
          label={t('accounts:fields.accountType')}
          options={ACCOUNT_TYPES.map((value) => ({ value, label: t(`accounts:types.${value}`) }))}
        />
        {isPrimary && (
          <SelectField
            {...kit.field('profileCode')}
            label={t('accounts:fields.rightsProfile')}
            help={t('settings.profileHelp')}
            options={profiles.map(({ code, label }) => ({ value: code, label }))}
          />
        )}
        {isPrimary && (
          <DateField
            {...kit.field('invoicingOn')}
            label={t('accounts:invoicing.date')}
            optional={!readOnly}
          />
        )}
      </FieldRow>
      <CheckField {...kit.field('test')} label={t('settings.test')} help={t('settings.testHelp')} />
      {!isPrimary && <p>{t('settings.inherited', { profile: file.account.profile.label })}</p>}
      {!readOnly && (
        <Group justify="flex-end">
          <span role="status">{kit.saved && !kit.dirty ? t('forms:saved') : ''}</span>
          {kit.dirty && (
            <Button variant="subtle" onClick={kit.reset} disabled={kit.busy}>
              {t('forms:discard')}
            </Button>
          )}
          <Button type="submit" variant="default" loading={kit.busy}>
            {t('settings.save')}
          </Button>
        </Group>
      )}
      <UnsavedGuard when={kit.dirty && !kit.busy} />
      {asked && (
        <ProfileDialog
          consequences={asked.consequences}
          profile={profiles.find(({ code }) => code === asked.profile)?.label ?? asked.profile}
          onAnswer={asked.answer}
        />
      )}
    </FormFrame>
  )
}

/** "Réglages": what only staff change on an account (A11, A21). */
export function SettingsCard({ file }: { readonly file: AccountFile }) {
  const { t } = useTranslation('staffAccounts')
  const { permissions } = useSession()
  const { account } = file
  const query = useQuery({
    ...accountSettingsQuery(account.id, account.version),
    placeholderData: (before: AccountSettings | undefined) => before,
  })
  const { data: profiles } = useQuery(accountProfilesQuery)
  const isShut = account.state === 'closed' || account.state === 'refused'
  return (
    <Section title={t('settings.title')} id="section-settings">
      <LoadState query={query} skeleton={<LoadingBars lines={3} />}>
        {(settings) =>
          profiles === undefined ? (
            <LoadingBars lines={3} />
          ) : (
            <SettingsForm
              file={file}
              settings={settings}
              profiles={profiles}
              readOnly={isShut || !permissions.includes('accounts.edit')}
            />
          )
        }
      </LoadState>
    </Section>
  )
}
