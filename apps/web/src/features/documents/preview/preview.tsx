import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { type DocumentLine, loadContent } from '../api/document-queries.ts'
import { ImagePreview } from './image-preview.tsx'
import classes from './preview.module.css'
import { TextPreview } from './text-preview.tsx'

// What reads PDF files is large: it is loaded when the first one is shown.
const PdfPreview = lazy(async () => ({ default: (await import('./pdf-preview.tsx')).PdfPreview }))

const PREVIEWS = { image: ImagePreview, pdf: PdfPreview, text: TextPreview } as const

export interface PreviewProps {
  readonly file: Blob
  readonly name: string
}

/** What is in a document, shown in the page. */
export function Preview({ line }: { readonly line: DocumentLine }) {
  const { t } = useTranslation('documents')
  const { id, version, preview, name } = line
  const query = useQuery({
    queryKey: ['document-content', id, version],
    queryFn: ({ signal }) => loadContent(id, 'view', version, signal),
    enabled: preview !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (preview === null) return <p className={classes.none}>{t('preview.none')}</p>
  if (query.error)
    return (
      <ErrorNotice title={t('preview.failed')} error={query.error} onRetry={() => void query.refetch()} />
    )
  const loading = (
    <p className={classes.loading} role="status">
      <Loader size="sm" aria-hidden /> {t('preview.loading')}
    </p>
  )
  if (!query.data) return loading
  const Shown = PREVIEWS[preview]
  return (
    <Suspense fallback={loading}>
      <Shown file={query.data} name={name} />
    </Suspense>
  )
}
