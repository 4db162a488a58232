import { Button } from '@mantine/core'
import { IconArrowBackUp, IconEye, IconShare, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { useOwnFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { formatSize } from '../../shared/format/format-size.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { type DocumentLine, loadContent, type Shelf } from './api/document-queries.ts'
import classes from './documents-page.module.css'
import { savedName } from './saved-name.ts'

interface Acts {
  readonly shelf: Shelf
  readonly onPreview: (row: DocumentLine) => void
  readonly onShare: (row: DocumentLine) => void
  readonly onTrash: (row: DocumentLine) => void
  readonly onRestore: (row: DocumentLine) => void
  readonly onDelete: (row: DocumentLine) => void
}

function RowActions({ row, acts }: { readonly row: DocumentLine; readonly acts: Acts }) {
  const { t } = useTranslation('documents')
  const isOwn = useOwnFile()
  if (acts.shelf === 'trash')
    return (
      <div className={classes.acts}>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={() => acts.onRestore(row)}
        >
          {t('acts.restore')}
        </Button>
        <Button size="sm" variant="subtle" color="red" onClick={() => acts.onDelete(row)}>
          {t('acts.delete')}
        </Button>
      </div>
    )
  return (
    <div className={classes.acts}>
      <DownloadButton
        label={t('acts.download')}
        size="sm"
        load={() => loadContent(row.id, 'download')}
        fileName={savedName(row)}
      />
      {row.shareable && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconShare size={18} aria-hidden />}
          onClick={() => acts.onShare(row)}
        >
          {t('acts.share')}
        </Button>
      )}
      {isOwn && (
        <Button
          size="sm"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => acts.onTrash(row)}
        >
          {t('acts.trash')}
        </Button>
      )}
    </div>
  )
}

/** "ID", "nom", "Aperçu", and what else one wants to know of a document. */
export function useDocumentColumns(acts: Acts): readonly Column<DocumentLine>[] {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const locale = useLocale()
  const { shelf } = acts
  const publisher = useQuery(organisationQuery).data?.name
  return useMemo(
    () => [
      { key: 'id', header: t('columns.id'), render: (row) => row.number },
      {
        key: 'name',
        header: t('columns.name'),
        main: true,
        render: (row) => (
          <>
            <span className={classes.name}>{row.name}</span>
            {row.source === 'organisation' && (
              <span className={classes.source}>
                {publisher === undefined ? t('published') : t('publishedBy', { name: publisher })}
              </span>
            )}
            {row.damaged && <StateLabel tone="danger">{t('damaged')}</StateLabel>}
          </>
        ),
      },
      {
        key: 'preview',
        header: t('columns.preview'),
        render: (row) => (
          <Button
            size="sm"
            variant="subtle"
            className={classes.preview}
            leftSection={<IconEye size={18} aria-hidden />}
            onClick={() => acts.onPreview(row)}
          >
            {t('acts.preview')}
          </Button>
        ),
      },
      { key: 'category', header: t('columns.category'), render: (row) => t(`categories.${row.category}`) },
      { key: 'period', header: t('columns.period'), render: (row) => row.period ?? '–' },
      shelf === 'trash'
        ? {
            key: 'deleted',
            header: t('columns.deletedOn'),
            render: (row) => (row.deletedOn === null ? '–' : format.day(row.deletedOn)),
          }
        : { key: 'date', header: t('columns.date'), render: (row) => format.instantDay(row.addedAt) },
      {
        key: 'size',
        header: t('columns.size'),
        align: 'end',
        render: (row) => formatSize(row.size, locale),
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) => <RowActions row={row} acts={acts} />,
      },
    ],
    [t, format, locale, shelf, acts, publisher],
  )
}
