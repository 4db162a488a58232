import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { formatSize } from '../../shared/format/format-size.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import {
  type DocumentLine,
  documentAccessesQuery,
  documentQuery,
  loadContent,
} from './api/document-queries.ts'
import classes from './document-dialog.module.css'
import { OwnDocument } from './own-document.tsx'
import { Preview } from './preview/preview.tsx'
import { savedName } from './saved-name.ts'

function Versions({ line }: { readonly line: DocumentLine }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const locale = useLocale()
  const { data } = useQuery(documentQuery(line.id))
  if (!data || data.versions.length < 2) return null
  return (
    <section className={classes.part}>
      <h3 className={classes.subtitle}>{t('versions.title')}</h3>
      <ul className={classes.lines}>
        {data.versions.map((file) => (
          <li key={file.version} className={classes.line}>
            <span>
              {t('versions.line', {
                version: file.version,
                date: format.instantDay(file.addedAt),
                size: formatSize(file.size, locale),
              })}
            </span>
            <DownloadButton
              label={t('versions.download', { version: file.version })}
              size="xs"
              load={() => loadContent(line.id, 'download', file.version)}
              fileName={file.fileName}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Journal({ id }: { readonly id: string }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const { data, error, refetch } = useQuery(documentAccessesQuery(id))
  if (error) return <ErrorNotice title={t('journal.failed')} error={error} onRetry={() => void refetch()} />
  return (
    <ul className={classes.lines}>
      {data?.items.map((access) => (
        <li key={access.id} className={classes.line}>
          <span>{t(`journal.actions.${access.action}`)}</span>
          <span className={classes.dim}>
            {t('journal.when', {
              by:
                access.by === 'link' && access.linkNote !== null
                  ? t('journal.by.linkNamed', { note: access.linkNote })
                  : t(`journal.by.${access.by}`),
              date: format.instantDay(access.at),
              time: format.instantTime(access.at),
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A document over the page: what is in it, its versions, and who read it. */
export function DocumentDialog({
  line,
  onClose,
}: {
  readonly line: DocumentLine
  readonly onClose: () => void
}) {
  const { t } = useTranslation('documents')
  const [journal, setJournal] = useState(false)
  const { data } = useQuery(documentQuery(line.id))
  const isOwn = useOwnFile()
  const shown = data ?? line
  return (
    <Dialog
      title={shown.name}
      onClose={onClose}
      size="lg"
      actions={
        <DownloadButton
          label={t('acts.download')}
          load={() => loadContent(line.id, 'download')}
          fileName={savedName(shown)}
        />
      }
    >
      <Preview key={shown.version} line={shown} />
      <Versions line={line} />
      {isOwn && line.source === 'member' && (
        <details className={classes.part}>
          <summary className={classes.subtitle}>{t('edit.title')}</summary>
          <OwnDocument line={shown} />
        </details>
      )}
      <details className={classes.part} onToggle={(event) => setJournal(event.currentTarget.open)}>
        <summary className={classes.subtitle}>{t('journal.title')}</summary>
        <p className={classes.dim}>{t('journal.lead')}</p>
        {/* Read when it is opened: by then it holds this very reading. */}
        {journal && <Journal id={line.id} />}
      </details>
    </Dialog>
  )
}
