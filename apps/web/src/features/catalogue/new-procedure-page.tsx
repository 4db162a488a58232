import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router-dom'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { addProcedure, type StaffProcedure } from './api/procedures.ts'
import { ProcedureFields } from './procedure-fields.tsx'
import { useProcedureProblems } from './procedure-page.tsx'
import { NO_PROCEDURE, type ProcedureValues, procedureBody } from './procedure-values.ts'

interface NewValues extends ProcedureValues {
  code: string
}

function NewProcedureForm() {
  const { t } = useTranslation('catalogue')
  const queries = useQueryClient()
  const problems = useProcedureProblems()
  const { fieldText } = useProblemText()
  const [created, setCreated] = useState<StaffProcedure>()
  // One key for one content: what is sent again after a lost answer is the same request.
  const keys = useRef(new Map<string, string>())
  const kit = useKitForm<NewValues>({
    initialValues: { ...NO_PROCEDURE, code: '' },
    validate: (values) => ({
      ...(values.code.trim() === '' && { code: fieldText('required') }),
      ...problems(values),
    }),
    save: async (values) => {
      const body = { code: values.code.trim().toUpperCase(), ...procedureBody(values) }
      const content = JSON.stringify(body)
      const key = keys.current.get(content) ?? newRequestKey()
      keys.current.set(content, key)
      setCreated(await addProcedure(body, key))
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
    },
  })
  if (created) return <Navigate to={paths.staffProcedure(created.id)} replace state={{ created: true }} />
  return (
    <FormFrame kit={kit} label={t('procedure.newTitle')}>
      <Section>
        <TextField
          {...kit.field('code')}
          label={t('procedure.code')}
          help={t('procedure.codeHelp')}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
        />
      </Section>
      <ProcedureFields />
      <SaveBar />
    </FormFrame>
  )
}

/** `/admin/teleprocedures/nouvelle`: adds a procedure to the catalogue. */
export function Component() {
  const { t } = useTranslation('catalogue')
  return (
    <Page
      title={t('procedure.newTitle')}
      actions={<BackButton to={paths.staffProcedures}>{t('procedure.back')}</BackButton>}
    >
      <NewProcedureForm />
    </Page>
  )
}
