import { Button } from '@mantine/core'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../shared/ui/notice.tsx'
import classes from './preview.module.css'
import type { PreviewProps } from './preview.tsx'

const WIDTH = 1200
GlobalWorkerOptions.workerSrc = workerAddress

/** The PDF once it is read; it is given up with the page. */
function usePdf(file: Blob) {
  const [pdf, setPdf] = useState<PDFDocumentProxy>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let over = false
    let stop: (() => void) | undefined
    const read = async () => {
      const data = new Uint8Array(await file.arrayBuffer())
      if (over) return
      const task = getDocument({ data, useWasm: false, enableXfa: false, disableAutoFetch: true })
      stop = () => void task.destroy()
      const read = await task.promise
      if (!over) setPdf(read)
    }
    read().catch(() => {
      if (!over) setFailed(true)
    })
    return () => {
      over = true
      stop?.()
    }
  }, [file])
  return { pdf, failed }
}

/** A PDF page by page, drawn by PDF.js in a worker of our own build; scripts in the file are not run. */
export function PdfPreview({ file, name }: PreviewProps) {
  const { t } = useTranslation('documents')
  const canvas = useRef<HTMLCanvasElement>(null)
  const { pdf, failed } = usePdf(file)
  const [number, setNumber] = useState(1)
  const [drawn, setDrawn] = useState(0)
  const [unreadable, setUnreadable] = useState(false)
  useEffect(() => {
    if (!pdf) return
    let cancel: (() => void) | undefined
    let over = false
    const draw = async () => {
      const page = await pdf.getPage(number)
      const target = canvas.current
      if (over || !target) return
      const scale = WIDTH / page.getViewport({ scale: 1 }).width
      const viewport = page.getViewport({ scale })
      target.width = Math.floor(viewport.width)
      target.height = Math.floor(viewport.height)
      const task = page.render({ canvas: target, viewport })
      cancel = () => task.cancel()
      await task.promise
      if (!over) setDrawn(number)
    }
    draw().catch(() => {
      if (!over) setUnreadable(true)
    })
    return () => {
      over = true
      cancel?.()
    }
  }, [pdf, number])
  if (failed || unreadable)
    return (
      <Notice tone="warning" title={t('preview.unreadable')} role="alert">
        {t('preview.unreadableBody')}
      </Notice>
    )
  const count = pdf?.numPages ?? 0
  return (
    <div>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('preview.page', { name, number, count })}
        aria-busy={drawn !== number}
        className={classes.canvas}
      />
      {count > 1 && (
        <div className={classes.pager}>
          <Button size="sm" variant="default" disabled={number === 1} onClick={() => setNumber(number - 1)}>
            {t('preview.previous')}
          </Button>
          <span role="status">{t('preview.position', { number, count })}</span>
          <Button
            size="sm"
            variant="default"
            disabled={number === count}
            onClick={() => setNumber(number + 1)}
          >
            {t('preview.next')}
          </Button>
        </div>
      )}
    </div>
  )
}
