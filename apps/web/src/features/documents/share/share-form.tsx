import { LINK_PASSWORD_LEAST, linkExpiresOn } from '@guichet/domain/document-links'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { today } from '../../../shared/browser/today.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { CheckField, PasswordField, SelectField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { type NewDocumentLink, useDocumentLinks } from '../api/document-links.ts'
import classes from './share.module.css'

const DAYS = [1, 2, 3, 7, 14, 30]
const DOWNLOADS = [1, 2, 3, 5, 10, 20]

interface ShareFormProps {
  readonly documentId: string
  readonly onMade: (made: NewDocumentLink) => void
}

/** Until when, how often, with which password: what a new link is made of. */
export function ShareForm({ documentId, onMade }: ShareFormProps) {
  const { t } = useTranslation('documentLinks')
  const format = useFormat()
  const { create } = useDocumentLinks(documentId)
  const kit = useKitForm({
    initialValues: { days: '7', downloads: '1', locked: false, password: '', sharedAs: '', note: '' },
    validate: ({ locked, password }) =>
      locked && password.length < LINK_PASSWORD_LEAST
        ? { password: t('passwordShort', { count: LINK_PASSWORD_LEAST }) }
        : {},
    save: async ({ days, downloads, locked, password, sharedAs, note }) =>
      onMade(
        await create({
          ...{ days: Number(days), downloads: Number(downloads), password: locked ? password : null },
          ...{ sharedAs: sharedAs || null, note: note || null },
        }),
      ),
  })
  const now = today()
  return (
    <FormFrame kit={kit} label={t('new')}>
      <p className={classes.lead}>{t('lead')}</p>
      <FieldRow>
        <SelectField
          {...kit.field('days')}
          label={t('days')}
          options={DAYS.map((days) => ({
            value: String(days),
            label: t('daysUntil', { count: days, date: format.day(linkExpiresOn(now, days)) }),
          }))}
        />
        <SelectField
          {...kit.field('downloads')}
          label={t('downloads')}
          options={DOWNLOADS.map((count) => ({ value: String(count), label: t('times', { count }) }))}
        />
      </FieldRow>
      <CheckField {...kit.field('locked')} label={t('lock')} help={t('lockHelp')} />
      {kit.values.locked && (
        <PasswordField {...kit.field('password')} label={t('password')} help={t('passwordHelp')} />
      )}
      <FieldRow>
        <TextField
          {...kit.field('sharedAs')}
          label={t('sharedAs')}
          help={t('sharedAsHelp')}
          maxLength={80}
          optional
        />
        <TextField {...kit.field('note')} label={t('note')} help={t('noteHelp')} maxLength={200} optional />
      </FieldRow>
      <div>
        <Button type="submit" loading={kit.busy}>
          {t('create')}
        </Button>
      </div>
    </FormFrame>
  )
}
