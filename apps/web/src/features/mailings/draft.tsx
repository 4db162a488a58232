import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { type Mailing, mailingQuery, saveMailing } from './api/mailings.ts'
import { MailingFields, useMailingSentences } from './mailing-fields.tsx'
import { type MailingValues, mailingBody, mailingProblems, mailingValues } from './mailing-values.ts'
import { Preview } from './preview.tsx'
import { SendPanel } from './send-panel.tsx'

interface DraftProps {
  readonly mailing: Mailing
  readonly mayEdit: boolean
  /** Somebody else has saved it: what is typed here is given up for what is there now. */
  readonly onReload: () => void
}

/** A mailing that is written: its form, what members will read, and how it is sent. */
export function Draft({ mailing, mayEdit, onReload }: DraftProps) {
  const { t } = useTranslation('mailings')
  const queries = useQueryClient()
  const sentences = useMailingSentences()
  const [base, setBase] = useState(mailing)
  const kit = useKitForm<MailingValues>({
    initialValues: mailingValues(mailing),
    validate: (values) => sentences(mailingProblems(values)),
    save: async (values) => {
      const saved = await saveMailing(base, mailingBody(values))
      setBase(saved)
      queries.setQueryData(mailingQuery(mailing.id).queryKey, saved)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'mailings', 'list'] }).catch(() => undefined)
    },
  })
  const wasChanged = kit.failure instanceof ApiError && kit.failure.code === 'resource.changed'
  return (
    <>
      <FormFrame kit={kit} readOnly={!mayEdit} label={t('form.words')}>
        {wasChanged && (
          <Notice
            tone="warning"
            title={t('form.changed')}
            actions={
              <Button size="sm" variant="default" onClick={onReload}>
                {t('form.reload')}
              </Button>
            }
          />
        )}
        <MailingFields values={kit.values} readOnly={!mayEdit} />
        {mayEdit && <SaveBar />}
      </FormFrame>
      <Preview mailing={base} mayTest={mayEdit} />
      {mayEdit && <SendPanel mailing={base} isDirty={kit.dirty} />}
    </>
  )
}
