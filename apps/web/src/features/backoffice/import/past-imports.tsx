import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { useListAddress } from '../../../shared/ui/list-address.ts'
import { Section } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { StateLabel, type StateTone } from '../../../shared/ui/state-label.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { type ImportRecord, memberImportsQuery, undoImport } from './member-imports.ts'

const TONES: Readonly<Record<ImportRecord['state'], StateTone>> = {
  checking: 'neutral',
  writing: 'neutral',
  done: 'success',
  refused: 'danger',
  failed: 'danger',
  interrupted: 'warning',
  undone: 'neutral',
}

function useColumns(onUndo: (record: ImportRecord) => void): readonly Column<ImportRecord>[] {
  const { t } = useTranslation('memberImport')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'date',
        header: t('past.date'),
        render: (row) => `${format.instantDay(row.startedAt)} ${format.instantTime(row.startedAt)}`,
      },
      { key: 'file', header: t('past.file'), main: true, render: (row) => row.fileName },
      { key: 'by', header: t('past.by'), render: (row) => row.importedBy },
      { key: 'created', header: t('past.created'), align: 'end', render: (row) => format.count(row.created) },
      {
        key: 'state',
        header: t('past.state'),
        render: (row) => <StateLabel tone={TONES[row.state]}>{t(`past.states.${row.state}`)}</StateLabel>,
      },
      {
        key: 'actions',
        header: t('past.actions'),
        actions: true,
        render: (row) =>
          row.state === 'done' && (
            <Button
              variant="default"
              size="sm"
              aria-label={t('past.undoOne', { name: row.fileName })}
              onClick={() => onUndo(row)}
            >
              {t('past.undo')}
            </Button>
          ),
      },
    ],
    [t, format, onUndo],
  )
}

function UndoDialog({ record, onClose }: { readonly record: ImportRecord; readonly onClose: () => void }) {
  const { t } = useTranslation(['memberImport', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const undo = useMutation({
    mutationFn: () => undoImport(record.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['staff'] })
      onClose()
    },
  })
  const counted = { count: record.created, shown: format.count(record.created) }
  return (
    <Dialog
      title={t('memberImport:past.undoTitle')}
      {...(!undo.isPending && { onClose })}
      actions={
        <>
          <Button variant="default" onClick={onClose} disabled={undo.isPending}>
            {t('common:cancel')}
          </Button>
          <Button color="red" loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('memberImport:past.undo')}
          </Button>
        </>
      }
    >
      <p>{t('memberImport:past.undoBody', counted)}</p>
      {undo.error && <ErrorNotice title={t('memberImport:past.undoFailed')} error={undo.error} />}
    </Dialog>
  )
}

/** Imports so far, each to be undone as a whole while nothing was built on it. */
export function PastMemberImports() {
  const { t } = useTranslation('memberImport')
  const address = useListAddress({ filters: {} })
  const query = useListPage(memberImportsQuery(address.cursor), address)
  const [asked, setAsked] = useState<ImportRecord>()
  return (
    <Section title={t('past.title')}>
      <PagedList
        query={query}
        address={{ ...address, filtered: false }}
        caption={t('past.title')}
        columns={useColumns(setAsked)}
        rowKey={({ id }) => id}
        empty={{
          icon: <IconFileSpreadsheet size={28} />,
          title: t('past.noneTitle'),
          children: t('past.noneBody'),
        }}
      />
      {asked && <UndoDialog record={asked} onClose={() => setAsked(undefined)} />}
    </Section>
  )
}
