import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../../../shared/paths.ts'
import { ChoiceCards } from '../../../../shared/ui/choice-cards.tsx'
import { ErrorNotice } from '../../../../shared/ui/error-notice.tsx'
import { Page, Section } from '../../../../shared/ui/page.tsx'
import { FileZone } from './file-zone.tsx'
import { ImportColumns } from './import-columns.tsx'
import classes from './import-page.module.css'
import { ImportProgress } from './import-progress.tsx'
import { ImportResult } from './import-result.tsx'
import { PastImports } from './past-imports.tsx'
import { useAccountImport } from './use-account-import.ts'

/** `/admin/comptes/import`: accounts by CSV, checked first, all or none (A21, M17). */
export function Component() {
  const { t } = useTranslation('accountImport')
  const run = useAccountImport()
  const { file, problem, invite, checking, importing, checkError } = run
  const check = () => {
    run.check().catch(() => undefined)
  }
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          component={Link}
          to={paths.staffAccounts}
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
        >
          {t('toList')}
        </Button>
      }
    >
      <Section title={t('file.title')}>
        <div className={classes.stack}>
          <FileZone file={file} problem={problem} disabled={checking || importing} onChoose={run.choose} />
          <ChoiceCards
            legend={t('invite.legend')}
            name="invite"
            value={invite ? 'now' : 'later'}
            choices={[
              { value: 'later', label: t('invite.later'), description: t('invite.laterHelp') },
              { value: 'now', label: t('invite.now'), description: t('invite.nowHelp') },
            ]}
            onChange={(value) => run.setInvite(value === 'now')}
            disabled={checking || importing}
            columns
          />
          <div className={classes.act}>
            <Button onClick={check} loading={checking} variant={run.checked ? 'default' : 'filled'}>
              {run.checked ? t('check.again') : t('check.start')}
            </Button>
          </div>
          <div className={classes.under} role="status">
            {checking && <p>{t('check.running')}</p>}
          </div>
          {checking && run.recordId && <ImportProgress id={run.recordId} label={t('check.progress')} />}
          {checkError !== null && (
            <ErrorNotice title={t('check.failed')} error={checkError} onRetry={check} retrying={checking} />
          )}
        </div>
      </Section>
      <ImportResult run={run} />
      <PastImports />
      <ImportColumns />
    </Page>
  )
}
