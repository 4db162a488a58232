import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import classes from './preview.module.css'
import type { PreviewProps } from './preview.tsx'

const MOST_POINTS = 2000

/** Draws a picture from its bytes: no address has to be opened for it, and nothing in it can run. */
async function draw(file: Blob, canvas: HTMLCanvasElement): Promise<void> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, MOST_POINTS / Math.max(picture.width, picture.height))
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
}

export function ImagePreview({ file, name }: PreviewProps) {
  const { t } = useTranslation('documents')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    if (canvas.current) draw(file, canvas.current).catch(setError)
  }, [file])
  if (error !== undefined) return <ErrorNotice title={t('preview.unreadable')} error={error} />
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('preview.image', { name })}
      className={`${classes.canvas} ${classes.image}`}
    />
  )
}
