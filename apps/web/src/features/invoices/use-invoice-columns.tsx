import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ListLink } from '../../shared/ui/list-link.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import type { Invoice } from './api/invoices.ts'
import { InvoiceAmount, InvoiceState } from './invoice-words.tsx'

interface Shown<I> {
  readonly pathOf: (invoice: I) => string
  readonly load: (id: string) => Promise<Blob>
  /** Columns that stand after the number. */
  readonly more?: readonly Column<I>[]
}

/** Columns of a list of invoices, for members and staff alike. */
export function useInvoiceColumns<I extends Invoice>({ pathOf, load, more }: Shown<I>): readonly Column<I>[] {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  return useMemo<readonly Column<I>[]>(
    () => [
      {
        key: 'number',
        header: t('columns.number'),
        main: true,
        render: (row) => <ListLink to={pathOf(row)}>{row.number}</ListLink>,
      },
      ...(more ?? []),
      { key: 'date', header: t('columns.date'), render: (row) => format.day(row.issuedOn) },
      { key: 'subject', header: t('columns.subject'), render: (row) => row.subject },
      {
        key: 'amount',
        header: t('columns.amount'),
        align: 'end',
        render: (row) => <InvoiceAmount invoice={row} />,
      },
      { key: 'state', header: t('columns.state'), render: (row) => <InvoiceState state={row.state} /> },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) => (
          <DownloadButton
            label={t('download')}
            size="sm"
            load={() => load(row.id)}
            fileName={t(`file.${row.kind}`, { number: row.number })}
          />
        ),
      },
    ],
    [t, format, pathOf, load, more],
  )
}
