import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../shared/format/format.ts'
import { useListAddress } from '../../../../shared/ui/list-address.ts'
import { Section } from '../../../../shared/ui/page.tsx'
import { PagedList } from '../../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../../shared/ui/record-list.tsx'
import { StateLabel, type StateTone } from '../../../../shared/ui/state-label.tsx'
import { useListPage } from '../../../../shared/ui/use-list-page.ts'
import { accountImportsQuery, type ImportRecord, isRunning } from '../api/import-accounts.ts'
import classes from './import-page.module.css'
import { useStepWords } from './import-progress.tsx'

const TONES: Readonly<Record<ImportRecord['state'], StateTone>> = {
  checking: 'neutral',
  writing: 'neutral',
  done: 'success',
  refused: 'danger',
  failed: 'danger',
  interrupted: 'warning',
}

/** What came of an import, and how far one that runs has come. */
function Outcome({ record }: { readonly record: ImportRecord }) {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  const stepWords = useStepWords()
  const counted = (count: number) => ({ count, shown: format.count(count) })
  const words = {
    done: t('done.title', counted(record.created)),
    refused: t('past.errors', counted(record.errorCount)),
    failed: t('past.nothing'),
    interrupted: t('past.nothing'),
  }
  return (
    <>
      <StateLabel tone={TONES[record.state]}>{t(`past.states.${record.state}`)}</StateLabel>
      <span className={classes.outcome}>
        {isRunning(record) ? stepWords(record) : words[record.state as keyof typeof words]}
      </span>
    </>
  )
}

function useColumns(): readonly Column<ImportRecord>[] {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'date',
        header: t('past.date'),
        render: (row) => `${format.instantDay(row.startedAt)} ${format.instantTime(row.startedAt)}`,
      },
      {
        key: 'file',
        header: t('past.file'),
        main: true,
        render: (row) => (
          <>
            <span className={classes.fileName}>{row.fileName}</span>
            <span className={classes.outcome} title={row.fileHash}>
              {t('past.hash', { hash: row.fileHash.slice(0, 12) })}
            </span>
          </>
        ),
      },
      { key: 'by', header: t('past.by'), render: (row) => row.importedBy },
      { key: 'lines', header: t('past.lines'), render: (row) => format.count(row.rows) },
      { key: 'outcome', header: t('past.outcome'), render: (row) => <Outcome record={row} /> },
    ],
    [t, format],
  )
}

/** Imports so far, with those that run: also after the page was left or loaded again. */
export function PastImports() {
  const { t } = useTranslation('accountImport')
  const address = useListAddress({ filters: {} })
  const query = useListPage(accountImportsQuery(address.cursor), address)
  return (
    <Section title={t('past.title')}>
      <PagedList
        query={query}
        address={{ ...address, filtered: false }}
        caption={t('past.title')}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={{
          icon: <IconFileSpreadsheet size={28} />,
          title: t('past.noneTitle'),
          children: t('past.noneBody'),
        }}
      />
    </Section>
  )
}
