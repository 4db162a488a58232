import { Button, Progress } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { AskDialog, FetchDialog } from './export-dialogs.tsx'
import {
  askExport,
  fetchExport,
  isOpen,
  STATE_TONES,
  type WholeExport,
  wholeExportsQuery,
} from './whole-exports.ts'

/** How far the one that is being written has come. */
function Running({ one }: { readonly one: WholeExport }) {
  const { t } = useTranslation('wholeExports')
  const format = useFormat()
  const percent = one.rows === 0 ? 0 : Math.min(100, Math.floor((100 * one.rowsDone) / one.rows))
  return (
    <div>
      <Progress value={percent} animated aria-label={t('progress')} />
      <p role="status">
        {one.state === 'waiting'
          ? t('waiting')
          : t('writing', { done: format.count(one.rowsDone), total: format.count(one.rows) })}
      </p>
    </div>
  )
}

/** `/admin/export`: everything that the portal holds, as one file (X07). */
export function Component() {
  const { t } = useTranslation('wholeExports')
  const format = useFormat()
  const query = useQuery(wholeExportsQuery)
  const [isAsking, setAsking] = useState(false)
  const [fetching, setFetching] = useState<WholeExport>()
  const [said, setSaid] = useState<string>()
  const running = query.data?.find(isOpen)
  const at = (instant: string) => `${format.instantDay(instant)}, ${format.instantTime(instant)}`
  const columns: readonly Column<WholeExport>[] = [
    { key: 'at', header: t('columns.at'), main: true, render: (row) => at(row.askedAt) },
    { key: 'by', header: t('columns.by'), render: (row) => row.askedBy },
    {
      key: 'documents',
      header: t('columns.documents'),
      render: (row) => t(row.withDocuments ? 'included' : 'notIncluded'),
    },
    {
      key: 'size',
      header: t('columns.size'),
      align: 'end',
      render: (row) =>
        row.size === null ? '-' : t('size', { size: format.count(Math.max(1, Math.round(row.size / 1000))) }),
      hideInCard: (row) => row.size === null,
    },
    {
      key: 'state',
      header: t('columns.state'),
      render: (row) => (
        <>
          <StateLabel tone={STATE_TONES[row.state]}>{t(`states.${row.state}`)}</StateLabel>
          {row.state === 'done' && row.expiresAt && <div>{t('until', { at: at(row.expiresAt) })}</div>}
          {row.fetchedAt && row.fetchedBy && (
            <div>{t('fetchedBy', { at: at(row.fetchedAt), name: row.fetchedBy })}</div>
          )}
        </>
      ),
    },
    {
      key: 'actions',
      header: t('columns.actions'),
      actions: true,
      render: (row) =>
        row.state === 'done' && (
          <Button
            variant="default"
            size="sm"
            aria-label={t('fetchOne', { at: at(row.askedAt) })}
            onClick={() => setFetching(row)}
          >
            {t('fetch')}
          </Button>
        ),
    },
  ]
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={query.data && !running && <Button onClick={() => setAsking(true)}>{t('ask')}</Button>}
    >
      <div role="status">{said !== undefined && <Notice tone="success" title={said} />}</div>
      <Section title={t('list')}>
        {running && <Running one={running} />}
        <LoadState
          query={query}
          isEmpty={(items) => items.length === 0}
          empty={
            <EmptyState icon={<IconPackageExport size={28} />} title={t('noneTitle')}>
              {t('noneBody')}
            </EmptyState>
          }
        >
          {(items) => (
            <RecordList caption={t('list')} rows={items} rowKey={({ id }) => id} columns={columns} dense />
          )}
        </LoadState>
      </Section>
      {isAsking && (
        <AskDialog
          title={t('ask')}
          intro={t('askIntro')}
          asked={t('asked')}
          withChoice
          listed={wholeExportsQuery.queryKey}
          ask={askExport}
          onClose={() => setAsking(false)}
          onSaid={setSaid}
        />
      )}
      {fetching && (
        <FetchDialog
          one={fetching}
          fileName="guichet"
          listed={wholeExportsQuery.queryKey}
          fetchOne={fetchExport}
          onClose={() => setFetching(undefined)}
          onSaid={setSaid}
        />
      )}
    </Page>
  )
}
