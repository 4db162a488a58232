import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../shared/format/format.ts'
import { DownloadButton } from '../../../../shared/ui/download-button.tsx'
import { ListPager, type PageOfList } from '../../../../shared/ui/list-pager.tsx'
import { type Column, RecordList } from '../../../../shared/ui/record-list.tsx'
import type { ImportAnswer, ImportLine } from '../api/import-accounts.ts'
import { reportFile, reportName } from './import-file.ts'
import classes from './import-page.module.css'

const ON_A_PAGE = 20
type NumberedLine = ImportLine & { readonly rank: number }

/** The page that begins with a line, as lists of the API tell theirs. */
function pageFrom(lines: readonly NumberedLine[], start: number): PageOfList<NumberedLine> {
  const next = start + ON_A_PAGE
  return {
    items: lines.slice(start, next),
    nextCursor: next < lines.length ? String(next) : null,
    previousCursor: start > 0 ? String(start - ON_A_PAGE) : null,
    total: lines.length,
    totalIsExact: true,
    firstRank: start + 1,
  }
}

function useColumns(): readonly Column<NumberedLine>[] {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'row',
        header: t('errors.row'),
        main: true,
        render: ({ row }, place) =>
          place === 'card' ? t('errors.rowNumber', { row: format.count(row) }) : format.count(row),
      },
      {
        key: 'column',
        header: t('errors.column'),
        render: ({ column }) => <span className={classes.column}>{column || t('errors.whole')}</span>,
      },
      { key: 'reason', header: t('errors.reason'), render: ({ message }) => message },
    ],
    [t, format],
  )
}

/** All that is wrong, line by line, paged in the browser; the whole to download. */
export function ImportErrors({
  answer,
  fileName,
}: {
  readonly answer: ImportAnswer
  readonly fileName: string
}) {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  const columns = useColumns()
  const [start, setStart] = useState(0)
  const lines = useMemo(() => answer.errors.map((line, rank) => ({ ...line, rank })), [answer])
  const page = pageFrom(lines, start)
  const head = [t('errors.row'), t('errors.column'), t('errors.reason')]
  return (
    <>
      {answer.errorCount > lines.length && (
        <p className={classes.intro}>{t('errors.more', { shown: format.count(lines.length) })}</p>
      )}
      <RecordList
        caption={t('errors.caption')}
        columns={columns}
        rows={page.items}
        rowKey={({ rank }) => String(rank)}
        dense
      />
      <ListPager page={page} onTurn={(cursor) => setStart(Number(cursor ?? 0))} />
      <div className={classes.act}>
        <DownloadButton
          label={t('errors.download')}
          load={() => Promise.resolve(reportFile(head, answer.errors))}
          fileName={reportName(fileName, t('errors.fileWord'))}
        />
      </div>
    </>
  )
}
