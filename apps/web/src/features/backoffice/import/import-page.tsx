import { Button, FileInput, NativeSelect, Progress } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { typesQuery } from '../types/membership-types.ts'
import classes from '../types/types.module.css'
import { ImportMapping } from './import-mapping.tsx'
import { ImportOutcome } from './import-outcome.tsx'
import { memberImportQuery } from './member-imports.ts'
import { PastMemberImports } from './past-imports.tsx'
import { useMemberImport } from './use-member-import.ts'

/** The record is written once the file has arrived. */
const FIRST_MS = 2000

/** How far the portal has come with a file, as it says itself. */
function RunningImport({ id, importing }: { readonly id: string; readonly importing: boolean }) {
  const { t } = useTranslation('memberImport')
  const format = useFormat()
  const [begun, setBegun] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setBegun(true), FIRST_MS)
    return () => clearTimeout(timer)
  }, [])
  const { data } = useQuery({ ...memberImportQuery(id), enabled: begun })
  const percent = data && data.rows > 0 ? Math.floor((100 * data.rowsDone) / data.rows) : null
  return (
    <div>
      <Progress value={percent ?? 100} animated aria-label={t('progress')} />
      <p role="status">
        {data && data.rowsDone > 0
          ? t(data.state === 'writing' ? 'writing' : 'checking', {
              done: format.count(data.rowsDone),
              shown: format.count(data.rows),
            })
          : t(importing ? 'importing' : 'sending')}
      </p>
    </div>
  )
}

/** `/admin/adherents/import`: members from Galette, Paheko or a spreadsheet (CSV or XLSX), checked first, all or none (M17, X07). */
export function Component() {
  const { t } = useTranslation('memberImport')
  const format = useFormat()
  const locale = useLocale()
  const run = useMemberImport()
  const { data: types = [] } = useQuery(typesQuery)
  const act = (work: () => Promise<void>) => () => {
    work().catch(() => undefined)
  }
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<BackButton to={paths.staffMembers}>{t('back')}</BackButton>}
    >
      <Section title={t('file')}>
        <div className={classes.stack}>
          <FileInput
            label={t('choose')}
            description={t('limits')}
            placeholder={t('none')}
            accept=".csv,.txt,.xlsx,text/csv"
            leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            value={run.file}
            onChange={run.choose}
            disabled={run.busy}
          />
          {run.checked && run.checked.sheets.length > 1 && (
            <NativeSelect
              label={t('sheet')}
              description={t('sheetHelp')}
              value={run.sheet ?? run.checked.sheet ?? ''}
              disabled={run.busy}
              onChange={(event) => run.chooseSheet(event.currentTarget.value)}
              data={[...run.checked.sheets]}
            />
          )}
          <NativeSelect
            label={t('type')}
            description={t('typeHelp')}
            value={run.typeId}
            disabled={run.busy}
            onChange={(event) => run.chooseType(event.currentTarget.value)}
            data={[
              { value: '', label: t('typeNone') },
              ...types.map(({ id, labelFr, labelEn }) => ({
                value: id,
                label: locale === 'en' ? labelEn : labelFr,
              })),
            ]}
          />
          <div>
            <Button
              onClick={act(run.check)}
              disabled={run.file === null}
              loading={run.busy && !run.importing}
              variant={run.checked ? 'default' : 'filled'}
            >
              {run.checked ? t('checkAgain') : t('check')}
            </Button>
          </div>
          {run.busy && run.recordId !== undefined && (
            <RunningImport id={run.recordId} importing={run.importing} />
          )}
          {run.error !== null && <ErrorNotice title={t('failed')} error={run.error} />}
          {run.done !== undefined && (
            <Notice
              tone="success"
              role="status"
              title={t('done', { count: run.done, shown: format.count(run.done) })}
            >
              <p>{t('doneNext')}</p>
            </Notice>
          )}
        </div>
      </Section>
      {run.checked && <ImportMapping run={run} columns={run.checked.columns} />}
      {run.checked && <ImportOutcome run={run} answer={run.checked} />}
      <PastMemberImports />
    </Page>
  )
}
