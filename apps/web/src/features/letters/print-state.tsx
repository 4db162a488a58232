import { Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { isOpen, type LetterPrint, loadPrint } from './letter-prints.ts'
import type { usePrints } from './use-prints.ts'

/** How far the one that is being made has come. */
function Running({ print }: { readonly print: LetterPrint }) {
  const { t } = useTranslation('letters')
  const format = useFormat()
  const made = print.done + print.leftOut
  const percent = print.letters === 0 ? 0 : Math.min(100, Math.floor((100 * made) / print.letters))
  return (
    <div>
      <Progress value={percent} animated aria-label={t('prints.progress')} />
      <p role="status">
        {print.state === 'waiting'
          ? t('prints.waiting', { count: print.letters })
          : t('prints.writing', { done: format.count(made), total: format.count(print.letters) })}{' '}
        {t('prints.leave')}
      </p>
    </div>
  )
}

/** What came of the print that was asked for here. */
function Outcome({ print, fileName }: { readonly print: LetterPrint; readonly fileName: string }) {
  const { t } = useTranslation('letters')
  const leftOut = print.leftOut > 0 && <p>{t('prints.leftOut', { count: print.leftOut })}</p>
  if (print.state === 'done')
    return (
      <Notice
        tone="success"
        title={t('prints.ready', { count: print.done })}
        actions={
          <DownloadButton
            label={t('prints.fetch')}
            size="sm"
            load={() => loadPrint(print.id)}
            fileName={fileName}
          />
        }
      >
        {leftOut}
      </Notice>
    )
  if (print.state === 'empty') return <Notice tone="info" title={t('prints.empty')} />
  if (print.state === 'failed')
    return (
      <Notice tone="danger" title={t('prints.failed')}>
        <p>{t('prints.failedBody')}</p>
      </Notice>
    )
  return null
}

interface PrintStateProps {
  readonly prints: ReturnType<typeof usePrints>
  /** What else was done, said in the same place. */
  readonly children?: ReactNode
}

/** Where the print stands that is being made or was asked for here. */
export function PrintState({ prints, children }: PrintStateProps) {
  const { t } = useTranslation('letters')
  const { running, own, ask, failure, fileOf } = prints
  const shown = own !== undefined && isOpen(own) ? own : running
  return (
    <>
      {ask.error && <ErrorNotice title={t('prints.notAsked')} error={ask.error} />}
      {shown && <Running print={shown} />}
      <div role="status">
        {own && <Outcome print={own} fileName={fileOf(own)} />}
        {children}
      </div>
      {failure !== undefined && <ErrorNotice title={t('prints.notFetched')} error={failure} />}
    </>
  )
}
