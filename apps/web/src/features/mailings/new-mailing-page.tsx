import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router-dom'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { addMailing, type Mailing, mailingQuery } from './api/mailings.ts'
import { MailingFields, useMailingSentences } from './mailing-fields.tsx'
import { type MailingValues, mailingBody, mailingProblems, NO_MAILING } from './mailing-values.ts'

function NewMailingForm() {
  const { t } = useTranslation('mailings')
  const queries = useQueryClient()
  const sentences = useMailingSentences()
  const [created, setCreated] = useState<Mailing>()
  // One key for one content: what is sent again after a lost answer is the same request.
  const keys = useRef(new Map<string, string>())
  const kit = useKitForm<MailingValues>({
    initialValues: NO_MAILING,
    validate: (values) => sentences(mailingProblems(values)),
    save: async (values) => {
      const body = mailingBody(values)
      const content = JSON.stringify(body)
      const key = keys.current.get(content) ?? newRequestKey()
      keys.current.set(content, key)
      const mailing = await addMailing(body, key)
      queries.setQueryData(mailingQuery(mailing.id).queryKey, mailing)
      setCreated(mailing)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'mailings', 'list'] }).catch(() => undefined)
    },
  })
  if (created) return <Navigate to={paths.staffMailing(created.id)} replace />
  return (
    <FormFrame kit={kit} label={t('new.title')}>
      <MailingFields values={kit.values} readOnly={false} />
      <SaveBar />
    </FormFrame>
  )
}

/** `/admin/mailings/nouveau`: begins a mailing as a draft. */
export function Component() {
  const { t } = useTranslation('mailings')
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      actions={<BackButton to={paths.staffMailings}>{t('back')}</BackButton>}
    >
      <NewMailingForm />
    </Page>
  )
}
