import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { CopyValue } from '../../../shared/ui/copy-value.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { QrCode } from '../../../shared/ui/qr-code.tsx'
import type { NewDocumentLink } from '../api/document-links.ts'
import classes from './share.module.css'

interface NewLinkProps {
  readonly made: NewDocumentLink
  readonly onAnother: () => void
}

/** A link that was just made: its address is shown here and never again. */
export function NewLink({ made: { url, link }, onAnother }: NewLinkProps) {
  const { t } = useTranslation('documentLinks')
  const format = useFormat()
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return (
    <>
      <Notice tone="success" title={t('made.title')} ref={notice} focusable>
        <p>
          {t('made.limits', {
            date: format.day(link.expiresOn, 'long'),
            times: t('times', { count: link.mostDownloads }),
          })}
        </p>
        <p>
          <strong>{t('made.once')}</strong> {link.hasPassword && t('made.password')}
        </p>
      </Notice>
      <div className={classes.made}>
        <div className={classes.words}>
          <h3 className={classes.subtitle}>{t('made.link')}</h3>
          <p className={classes.url}>{url}</p>
          <CopyValue name={t('made.link')} value={url} shown={null} />
        </div>
        <QrCode text={url} label={t('made.qr')} />
      </div>
      <div>
        <Button variant="default" onClick={onAnother}>
          {t('made.another')}
        </Button>
      </div>
    </>
  )
}
