import type { HelpKey } from '@guichet/domain/help-keys'
import { Button, Group, SegmentedControl } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { type HelpTexts, putHelpText } from './api/save-help-text.ts'
import classes from './catalogue.module.css'

interface HelpDialogProps {
  readonly helpKey: HelpKey
  readonly field: string
  /** What the organisation has written; undefined when the portal's own text is shown. */
  readonly written: HelpTexts | undefined
  readonly portal: HelpTexts
  readonly onClose: () => void
  readonly onDone: (what: 'saved' | 'reverted') => void
}

function Preview({ texts, field }: { readonly texts: HelpTexts; readonly field: string }) {
  const { t } = useTranslation('catalogue')
  const [language, setLanguage] = useState<'fr' | 'en'>('fr')
  return (
    <section aria-label={t('help.previewOf', { field })}>
      <Group justify="space-between" mb="xs">
        <strong>{t('help.preview')}</strong>
        <SegmentedControl
          size="sm"
          aria-label={t('help.inLanguage')}
          value={language}
          onChange={setLanguage}
          data={[
            { value: 'fr', label: t('help.showFr') },
            { value: 'en', label: t('help.showEn') },
          ]}
        />
      </Group>
      <div className={classes.preview} lang={language}>
        <p>{language === 'fr' ? texts.textFr : texts.textEn}</p>
      </div>
    </section>
  )
}

/** The text behind one "?" in both languages, as it will be read; or back to the portal's own. */
export function HelpDialog({ helpKey, field, written, portal, onClose, onDone }: HelpDialogProps) {
  const { t } = useTranslation(['catalogue', 'common'])
  const queries = useQueryClient()
  const { fieldText } = useProblemText()
  const refresh = () => queries.invalidateQueries({ queryKey: ['help-texts'] }).catch(() => undefined)
  const needed = (text: string) => (text.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm<{ textFr: string; textEn: string }>({
    initialValues: { ...(written ?? portal) },
    validate: { textFr: needed, textEn: needed },
    save: (texts) => putHelpText(helpKey, texts),
    onSaved: () => {
      void refresh()
      onDone('saved')
    },
  })
  const back = useMutation({
    mutationFn: () => putHelpText(helpKey, { textFr: '', textEn: '' }),
    onSuccess: () => {
      void refresh()
      onDone('reverted')
    },
  })
  return (
    <Dialog title={t('help.edit', { field })} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <TextAreaField
          {...kit.field('textFr')}
          label={t('help.textFr')}
          help={t('help.portalText', { text: portal.textFr })}
          maxLength={1000}
        />
        <TextAreaField
          {...kit.field('textEn')}
          label={t('help.textEn')}
          help={t('help.portalText', { text: portal.textEn })}
          maxLength={1000}
        />
        <Preview texts={kit.values} field={field} />
        {back.error && <ErrorNotice title={t('help.backFailed')} error={back.error} />}
        <Group justify="flex-end">
          {written && (
            <Button variant="subtle" mr="auto" loading={back.isPending} onClick={() => back.mutate()}>
              {t('help.back')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
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
