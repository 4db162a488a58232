import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { CheckField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import classes from '../referrals.module.css'
import { type RulesFile, rulesQuery, saveRules } from './staff-vouchers.ts'
import { readValue, WORTH_BOUNDS } from './voucher-values.ts'

interface RulesFormProps {
  readonly file: RulesFile
  readonly mayEdit: boolean
  readonly onSaved: () => void
  /** Somebody else has saved them: what is typed here is given up for what is there now. */
  readonly onReload: () => void
}

const typed = (cents: number) => (cents / 100).toFixed(2).replace('.', ',')
const readMonths = (text: string) => (/^\d{1,2}$/u.test(text.trim()) ? Number(text) : 0)

function RulesForm({ file, mayEdit, onSaved, onReload }: RulesFormProps) {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  const queries = useQueryClient()
  const { rules } = file
  const bounds = { least: format.euros(WORTH_BOUNDS.least), most: format.euros(WORTH_BOUNDS.most) }
  const checkValue = (text: string) => (readValue(text) === undefined ? t('staff.wrongValue', bounds) : null)
  const checkMonths = (text: string) => {
    const months = readMonths(text)
    return months >= 1 && months <= 60 ? null : t('staff.rules.wrongMonths')
  }
  const kit = useKitForm({
    initialValues: {
      enabled: rules.enabled,
      referrer: typed(rules.referrerCents),
      newcomer: typed(rules.newcomerCents),
      months: String(rules.validityMonths),
    },
    aliases: { referrerCents: 'referrer', newcomerCents: 'newcomer', validityMonths: 'months' },
    validate: { referrer: checkValue, newcomer: checkValue, months: checkMonths },
    save: async ({ enabled, referrer, newcomer, months }) => {
      const saved = await saveRules(file, {
        enabled,
        referrerCents: readValue(referrer) ?? 0,
        newcomerCents: readValue(newcomer) ?? 0,
        validityMonths: readMonths(months),
      })
      queries.setQueryData(rulesQuery.queryKey, saved)
    },
    onSaved,
  })
  const wasChanged = kit.failure instanceof ApiError && kit.failure.code === 'resource.changed'
  return (
    <FormFrame kit={kit} readOnly={!mayEdit}>
      {wasChanged && (
        <Notice
          tone="warning"
          title={t('staff.rules.changed')}
          actions={
            <Button size="sm" variant="default" onClick={onReload}>
              {t('staff.rules.reload')}
            </Button>
          }
        />
      )}
      <CheckField
        {...kit.field('enabled')}
        label={t('staff.rules.enabled')}
        help={t('staff.rules.enabledHelp')}
      />
      <FieldRow>
        <TextField
          {...kit.field('referrer')}
          label={t('staff.rules.referrer')}
          inputMode="decimal"
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          {...kit.field('newcomer')}
          label={t('staff.rules.newcomer')}
          inputMode="decimal"
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          {...kit.field('months')}
          label={t('staff.rules.months')}
          inputMode="numeric"
          maxLength={2}
          autoComplete="off"
        />
      </FieldRow>
      <p className={classes.help}>{t('staff.rules.follows')}</p>
      {mayEdit && <SaveBar />}
    </FormFrame>
  )
}

/** What a referral brings from now on. */
export function Rules({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation(['vouchers', 'forms'])
  const query = useQuery(rulesQuery)
  const [readings, setReadings] = useState(0)
  const [saved, setSaved] = useState(false)
  return (
    <Section title={t('staff.rules.title')}>
      {!mayEdit && <Notice tone="info" title={t('staff.rules.readOnly')} />}
      <LoadState query={query}>
        {(file) => (
          <RulesForm
            key={`${file.rules.version}-${readings}`}
            file={file}
            mayEdit={mayEdit}
            onSaved={() => setSaved(true)}
            onReload={() => void query.refetch().then(() => setReadings((count) => count + 1))}
          />
        )}
      </LoadState>
      <div role="status">{saved && <Notice tone="success" title={t('forms:saved')} />}</div>
    </Section>
  )
}
