import { MAX_KEY_LIMIT, MAX_KEY_NETWORKS } from '@guichet/domain/api-key'
import { isNetwork } from '@guichet/domain/network'
import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { PasswordField, SelectField, TextAreaField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { apiKeysQuery, makeKey } from './api-keys.ts'
import { NewSecret } from './new-secret.tsx'
import { readScopes } from './scope-words.ts'
import { ScopesField } from './scopes-field.tsx'

const LIVES = [7, 30, 90, 180, 365] as const
const NETWORK_FIELDS = Object.fromEntries(
  Array.from({ length: MAX_KEY_NETWORKS }, (_, index) => [`networks.${index}`, 'networks']),
)

interface KeyValues {
  name: string
  scopes: string
  expiresInDays: string
  limitPerMinute: string
  networks: string
  currentPassword: string
}
const networksOf = (text: string) => text.split(/[\s,;]+/u).filter((part) => part !== '')

function useKeyForm(onMade: (secret: string, name: string) => void) {
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  return useKitForm<KeyValues>({
    initialValues: {
      ...{ name: '', scopes: '', expiresInDays: '90', limitPerMinute: '', networks: '', currentPassword: '' },
    },
    aliases: NETWORK_FIELDS,
    validate: {
      name: (value) => (value.trim() === '' ? fieldText('required') : null),
      scopes: (value) => (value === '' ? fieldText('required') : null),
      limitPerMinute: (value) =>
        value.trim() === '' ||
        (/^\d{1,3}$/u.test(value.trim()) && Number(value) >= 1 && Number(value) <= MAX_KEY_LIMIT)
          ? null
          : fieldText('number.range'),
      networks: (value) => {
        const networks = networksOf(value)
        if (networks.length > MAX_KEY_NETWORKS) return fieldText('invalid')
        return networks.every(isNetwork) ? null : fieldText('network.invalid')
      },
      currentPassword: (value) => (value === '' ? fieldText('required') : null),
    },
    save: async (values) => {
      const made = await makeKey({
        name: values.name,
        scopes: readScopes(values.scopes),
        expiresInDays: Number(values.expiresInDays),
        limitPerMinute: values.limitPerMinute.trim() === '' ? null : Number(values.limitPerMinute),
        networks: networksOf(values.networks),
        currentPassword: values.currentPassword,
      })
      queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey }).catch(() => undefined)
      onMade(made.secret, made.key.name)
    },
  })
}

function NewKeyForm({ onMade }: { readonly onMade: (secret: string, name: string) => void }) {
  const { t } = useTranslation('integrations')
  const { email } = useSession()
  const kit = useKeyForm(onMade)
  return (
    <FormFrame kit={kit} label={t('create.title')}>
      <UnsavedGuard when={kit.dirty && !kit.saved} />
      <Section title={t('create.what')}>
        <Stack gap="lg">
          <FieldRow>
            <TextField
              {...kit.field('name')}
              label={t('create.name')}
              help={t('create.nameHelp')}
              maxLength={60}
              autoComplete="off"
            />
            <SelectField
              {...kit.field('expiresInDays')}
              label={t('create.life')}
              help={t('create.lifeHelp')}
              options={LIVES.map((days) => ({ value: String(days), label: t(`create.lives.d${days}`) }))}
            />
          </FieldRow>
          <ScopesField {...kit.field('scopes')} label={t('create.scopes')} />
        </Stack>
      </Section>
      <Section title={t('create.limits')}>
        <FieldRow>
          <TextField
            {...kit.field('limitPerMinute')}
            label={t('create.limit')}
            help={t('create.limitHelp', { most: MAX_KEY_LIMIT })}
            optional
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
          />
          <TextAreaField
            {...kit.field('networks')}
            label={t('create.networks')}
            help={t('create.networksHelp')}
            optional
            maxLength={500}
          />
        </FieldRow>
      </Section>
      <Section title={t('create.confirm')}>
        <Stack gap="md">
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            {...kit.field('currentPassword')}
            label={t('password')}
            help={t('create.passwordHelp')}
            autoComplete="current-password"
          />
          <div>
            <Button type="submit" loading={kit.busy}>
              {t('create.submit')}
            </Button>
          </div>
        </Stack>
      </Section>
    </FormFrame>
  )
}

/** `/integrations/nouvelle`: a key for a program, shown once (P02). */
export function Component() {
  const { t } = useTranslation('integrations')
  const [made, setMade] = useState<{ readonly secret: string; readonly name: string }>()
  return (
    <Page
      title={t('create.title')}
      lead={t('create.intro')}
      actions={<BackButton to={paths.integrations}>{t('create.back')}</BackButton>}
    >
      {made === undefined ? (
        <NewKeyForm onMade={(secret, name) => setMade({ secret, name })} />
      ) : (
        <>
          <NewSecret {...made} />
          <div>
            <Button component={Link} to={paths.integrations} variant="default">
              {t('create.done')}
            </Button>
          </div>
        </>
      )}
    </Page>
  )
}
