import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import classes from './preview.module.css'
import type { PreviewProps } from './preview.tsx'

const MOST_BYTES = 200_000

async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer())
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export function TextPreview({ file, name }: PreviewProps) {
  const { t } = useTranslation('documents')
  const { data } = useQuery({
    queryKey: ['document-text', name, file.size],
    queryFn: () => textOf(file),
    gcTime: 0,
  })
  return (
    <section aria-label={t('preview.text', { name })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className={classes.text} tabIndex={0}>
        {data}
      </pre>
      {file.size > MOST_BYTES && <p>{t('preview.cut')}</p>}
    </section>
  )
}
