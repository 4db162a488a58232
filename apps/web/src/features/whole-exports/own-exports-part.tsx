import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { AskDialog, FetchDialog } from './export-dialogs.tsx'
import { askOwn, fetchOwn, type OwnExport, ownExportsQuery } from './own-exports.ts'
import { isOpen, STATE_TONES } from './whole-exports.ts'

/** "Exporter mes données": asked for with the password, fetched once (U04). */
export function OwnExports() {
  const { t } = useTranslation(['ownExports', 'wholeExports'])
  const format = useFormat()
  const query = useQuery(ownExportsQuery)
  const [isAsking, setAsking] = useState(false)
  const [fetching, setFetching] = useState<OwnExport>()
  const [said, setSaid] = useState<string>()
  const running = query.data?.items.some(isOpen) === true
  const at = (instant: string) => `${format.instantDay(instant)}, ${format.instantTime(instant)}`
  const stateText = ({ state, expiresAt }: OwnExport) =>
    state === 'done' && expiresAt !== null
      ? t('ownExports:ready', { at: at(expiresAt) })
      : t(`wholeExports:states.${state}`)
  const columns: readonly Column<OwnExport>[] = [
    { key: 'at', header: t('wholeExports:columns.at'), main: true, render: (row) => at(row.askedAt) },
    {
      key: 'size',
      header: t('wholeExports:columns.size'),
      align: 'end',
      render: ({ size }) =>
        size === null
          ? '-'
          : t('wholeExports:size', { size: format.count(Math.max(1, Math.round(size / 1000))) }),
      hideInCard: ({ size }) => size === null,
    },
    {
      key: 'state',
      header: t('wholeExports:columns.state'),
      render: (row) => <StateLabel tone={STATE_TONES[row.state]}>{stateText(row)}</StateLabel>,
    },
    {
      key: 'actions',
      header: t('wholeExports:columns.actions'),
      actions: true,
      render: (row) =>
        row.state === 'done' && (
          <Button
            variant="default"
            size="sm"
            aria-label={t('wholeExports:fetchOne', { at: at(row.askedAt) })}
            onClick={() => setFetching(row)}
          >
            {t('wholeExports:fetch')}
          </Button>
        ),
    },
  ]
  return (
    <Section
      title={t('ownExports:title')}
      actions={
        query.data &&
        !running &&
        query.data.left > 0 && <Button onClick={() => setAsking(true)}>{t('ownExports:ask')}</Button>
      }
    >
      <p>{t('ownExports:intro')}</p>
      <div role="status">
        {said !== undefined && <Notice tone="success" title={said} />}
        {running && <p>{t('ownExports:waiting')}</p>}
      </div>
      <LoadState query={query}>
        {({ items, left }) => (
          <>
            {left === 0 && !running && <p>{t('ownExports:none')}</p>}
            {items.length > 0 && (
              <RecordList
                caption={t('ownExports:caption')}
                rows={items}
                rowKey={({ id }) => id}
                columns={columns}
                dense
              />
            )}
          </>
        )}
      </LoadState>
      {isAsking && (
        <AskDialog
          title={t('ownExports:ask')}
          intro={t('ownExports:askIntro')}
          asked={t('ownExports:asked')}
          withChoice={false}
          listed={ownExportsQuery.queryKey}
          ask={askOwn}
          onClose={() => setAsking(false)}
          onSaid={setSaid}
        />
      )}
      {fetching && (
        <FetchDialog
          one={fetching}
          fileName="mes-donnees"
          listed={ownExportsQuery.queryKey}
          fetchOne={fetchOwn}
          onClose={() => setFetching(undefined)}
          onSaid={setSaid}
        />
      )}
    </Section>
  )
}
