import { Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { SelectField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { LoadingBars, LoadState } from '../../../shared/ui/load-state.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import {
  type ApprovalRules,
  approvalRulesQuery,
  type RulesFile,
  saveApprovalRules,
} from './api/approval-rules.ts'

function RulesForm({ file, readOnly }: { readonly file: RulesFile; readonly readOnly: boolean }) {
  const { t } = useTranslation(['staffAccounts', 'common', 'forms'])
  const queries = useQueryClient()
  const kit = useKitForm<ApprovalRules>({
    initialValues: file.rules,
    save: async (rules) => {
      try {
        queries.setQueryData(approvalRulesQuery.queryKey, await saveApprovalRules(file.etag, rules))
      } catch (error) {
        queries.invalidateQueries({ queryKey: approvalRulesQuery.queryKey }).catch(() => undefined)
        throw error
      }
    },
  })
  const options = [
    { value: 'staff', label: t('rules.staff') },
    { value: 'automatic', label: t('rules.automatic') },
  ]
  return (
    <FormFrame kit={kit} readOnly={readOnly} label={t('rules.title')}>
      <p>{t('rules.intro')}</p>
      <FieldRow>
        <SelectField {...kit.field('primary')} label={t('rules.primary')} options={options} />
        <SelectField {...kit.field('secondary')} label={t('rules.secondary')} options={options} />
      </FieldRow>
      {!readOnly && (
        <Group justify="flex-end">
          <span role="status">{kit.saved && !kit.dirty ? t('forms:saved') : ''}</span>
          <Button type="submit" variant="default" loading={kit.busy}>
            {t('common:save')}
          </Button>
        </Group>
      )}
    </FormFrame>
  )
}

/** "Qui accepte les demandes": read by staff, set by administrators. */
export function ApprovalRulesCard() {
  const { t } = useTranslation('staffAccounts')
  const { permissions } = useSession()
  const query = useQuery(approvalRulesQuery)
  return (
    <Section title={t('rules.title')}>
      <LoadState query={query} skeleton={<LoadingBars lines={3} />}>
        {(file) => <RulesForm file={file} readOnly={!permissions.includes('organisation.edit')} />}
      </LoadState>
    </Section>
  )
}
