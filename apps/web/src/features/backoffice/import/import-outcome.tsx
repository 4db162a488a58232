import { CSV_START, csvLine } from '@guichet/domain/csv'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { DownloadButton } from '../../../shared/ui/download-button.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { RecordList } from '../../../shared/ui/record-list.tsx'
import classes from '../types/types.module.css'
import type { MemberImport } from './member-imports.ts'
import type { MemberImportRun } from './use-member-import.ts'

const SHOWN = 50

interface ImportOutcomeProps {
  readonly run: MemberImportRun
  readonly answer: MemberImport
}

/** All that is wrong, line by line; the whole to download. */
function Wrong({ answer }: Pick<ImportOutcomeProps, 'answer'>) {
  const { t } = useTranslation('memberImport')
  const format = useFormat()
  const head = [t('errors.row'), t('errors.column'), t('errors.reason')]
  const rows = answer.errors.slice(0, SHOWN).map((error, rank) => ({ ...error, rank }))
  const report = () =>
    new Blob(
      [CSV_START, csvLine(head), ...answer.errors.map((e) => csvLine([String(e.row), e.column, e.message]))],
      { type: 'text/csv;charset=utf-8' },
    )
  return (
    <div className={classes.stack}>
      <Notice
        tone="danger"
        role="status"
        title={t('errors.found', { count: answer.errorCount, shown: format.count(answer.errorCount) })}
      >
        <p>{t('errors.mend')}</p>
      </Notice>
      <RecordList
        caption={t('errors.caption')}
        rows={rows}
        rowKey={({ rank }) => String(rank)}
        dense
        columns={[
          { key: 'row', header: head[0] ?? '', main: true, render: ({ row }) => format.count(row) },
          {
            key: 'column',
            header: head[1] ?? '',
            render: ({ column, target }) =>
              column || (target === null ? t('errors.whole') : t(`targets.${target}`)),
          },
          { key: 'reason', header: head[2] ?? '', render: ({ message }) => message },
        ]}
      />
      {answer.errors.length > SHOWN && (
        <p className={classes.help}>{t('errors.more', { shown: format.count(SHOWN) })}</p>
      )}
      <div>
        <DownloadButton
          label={t('errors.download')}
          load={() => Promise.resolve(report())}
          fileName={t('errors.fileName')}
        />
      </div>
    </div>
  )
}

function Right({ run, answer }: ImportOutcomeProps) {
  const { t } = useTranslation(['memberImport', 'common'])
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const counted = (count: number) => ({ count, shown: format.count(count) })
  const start = () => {
    run
      .start()
      .finally(() => setAsking(false))
      .catch(() => undefined)
  }
  return (
    <>
      <Notice
        tone="success"
        role="status"
        title={t('memberImport:right', counted(answer.rows))}
        actions={
          <Button onClick={() => setAsking(true)}>{t('memberImport:start', counted(answer.rows))}</Button>
        }
      >
        <p>{t('memberImport:memberships', counted(answer.memberships))}</p>
        {answer.withoutEmail > 0 && <p>{t('memberImport:withoutEmail', counted(answer.withoutEmail))}</p>}
        {answer.sameSiret > 0 && <p>{t('memberImport:sameSiret', counted(answer.sameSiret))}</p>}
      </Notice>
      {asking && (
        <Dialog
          title={t('memberImport:confirm', counted(answer.rows))}
          {...(!run.busy && { onClose: () => setAsking(false) })}
          actions={
            <>
              <Button variant="default" disabled={run.busy} onClick={() => setAsking(false)}>
                {t('common:cancel')}
              </Button>
              <Button loading={run.busy} onClick={start}>
                {t('memberImport:start', counted(answer.rows))}
              </Button>
            </>
          }
        >
          <p>{t('memberImport:confirmBody')}</p>
        </Dialog>
      )}
    </>
  )
}

/** What came of the check. After a change of the columns the file is to be checked again. */
export function ImportOutcome({ run, answer }: ImportOutcomeProps) {
  const { t } = useTranslation('memberImport')
  return (
    <Section title={t('outcome')}>
      {answer.errorCount < 0 && <p className={classes.help}>{t('stale')}</p>}
      {answer.errorCount > 0 && <Wrong answer={answer} />}
      {answer.errorCount === 0 && <Right run={run} answer={answer} />}
    </Section>
  )
}
