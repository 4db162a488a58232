import { Button, Group } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { type LetterPrint, loadPrint, PRINT_TONES, postPrint } from './letter-prints.ts'
import type { Posting } from './posted-dialog.tsx'
import type { usePrints } from './use-prints.ts'

interface PrintsListProps {
  readonly prints: ReturnType<typeof usePrints>
  readonly onPosting: (posting: Posting) => void
}

/** Prints of the last weeks, whose files are fetched again and whose letters are marked as posted together. */
export function PrintsList({ prints: { query, fileOf }, onPosting }: PrintsListProps) {
  const { t } = useTranslation('letters')
  const format = useFormat()
  const columns = useMemo<readonly Column<LetterPrint>[]>(() => {
    const at = (instant: string) => `${format.instantDay(instant)}, ${format.instantTime(instant)}`
    return [
      { key: 'at', header: t('prints.columns.at'), main: true, render: (row) => at(row.askedAt) },
      { key: 'by', header: t('prints.columns.by'), render: (row) => row.askedBy },
      {
        key: 'letters',
        header: t('prints.columns.letters'),
        align: 'end',
        render: (row) => format.count(row.state === 'waiting' ? row.letters : row.done),
      },
      {
        key: 'state',
        header: t('prints.columns.state'),
        render: (row) => (
          <>
            <StateLabel tone={PRINT_TONES[row.state]}>{t(`prints.states.${row.state}`)}</StateLabel>
            {row.state === 'done' && row.expiresAt && (
              <div>{t('prints.until', { date: format.instantDay(row.expiresAt) })}</div>
            )}
            {row.leftOut > 0 && <div>{t('prints.leftOutShort', { count: row.leftOut })}</div>}
          </>
        ),
      },
      {
        key: 'actions',
        header: t('prints.columns.actions'),
        actions: true,
        render: (row) => (
          <Group gap="xs">
            {row.state === 'done' && (
              <DownloadButton
                label={t('prints.fetch')}
                size="sm"
                load={() => loadPrint(row.id)}
                fileName={fileOf(row)}
              />
            )}
            {row.toPost > 0 && (
              <Button
                size="sm"
                variant="default"
                aria-label={t('prints.postOne', { at: at(row.askedAt) })}
                onClick={() =>
                  onPosting({ count: row.toPost, post: (postedOn) => postPrint(row.id, postedOn) })
                }
              >
                {t('posted.open')}
              </Button>
            )}
          </Group>
        ),
      },
    ]
  }, [t, format, fileOf, onPosting])
  return (
    <Section title={t('prints.title')}>
      <LoadState query={query} isEmpty={(items) => items.length === 0} empty={<p>{t('prints.none')}</p>}>
        {(items) => (
          <RecordList
            caption={t('prints.title')}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            dense
          />
        )}
      </LoadState>
    </Section>
  )
}
