import { useTranslation } from 'react-i18next'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { CheckPart } from './check-part.tsx'
import { FilePart } from './file-part.tsx'
import { OutcomePart } from './outcome-part.tsx'
import { useFiling } from './use-filing.ts'

/** `/dossiers/declarations/fichier`: turnover for many files by CSV, checked first, then filed line by line (U29). */
export function Component() {
  const { t } = useTranslation('fileDeclarations')
  const run = useFiling()
  const { check, filing, done, finished } = run
  const begun = filing.isPending || filing.isError || done.length > 0
  return (
    <Page
      title={t('csv.title')}
      lead={t('csv.lead')}
      actions={<BackButton to={paths.fileDeclarations}>{t('csv.back')}</BackButton>}
    >
      {!begun && <FilePart filing={run} busy={check.isPending} />}
      {!begun && check.data && <CheckPart filing={run} check={check.data} />}
      {begun && check.data && <OutcomePart filing={run} check={check.data} />}
      <UnsavedGuard when={run.text.trim() !== '' && !finished} />
    </Page>
  )
}
