import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router-dom'
import { useFormat } from '../../../../shared/format/format.ts'
import { Dialog } from '../../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../../shared/ui/error-notice.tsx'
import { isImportUnknown } from '../api/import-accounts.ts'
import classes from './import-page.module.css'
import { ImportProgress } from './import-progress.tsx'
import type { AccountImport, CheckedFile } from './use-account-import.ts'

/** While an import runs nobody leaves the page by mistake: its answer would be lost. */
function useStayWhile(running: boolean) {
  const blocker = useBlocker(running)
  useEffect(() => {
    if (blocker.state === 'blocked') blocker.reset()
  }, [blocker])
  useEffect(() => {
    if (!running) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [running])
}

interface ImportDialogProps {
  readonly run: AccountImport
  readonly checked: CheckedFile
  readonly onClose: () => void
}

/** Asks before importing, says that it is under way, and what to do when no answer came. */
export function ImportDialog({ run, checked, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['accountImport', 'common'])
  const format = useFormat()
  const { importing, importError, invite } = run
  const { rows } = checked.answer
  const unknown = isImportUnknown(importError)
  useStayWhile(importing)
  const shown = { count: rows, shown: format.count(rows) }
  return (
    <Dialog
      title={t('confirm.title', shown)}
      {...(!importing && { onClose })}
      actions={
        <>
          <Button variant="default" onClick={onClose} disabled={importing}>
            {t('common:cancel')}
          </Button>
          <Button
            loading={importing}
            onClick={() => {
              run.start().catch(() => undefined)
            }}
          >
            {unknown ? t('confirm.askAgain') : t('check.import', shown)}
          </Button>
        </>
      }
    >
      <p>{t('confirm.all', shown)}</p>
      <p>{invite ? t('confirm.invited', shown) : t('confirm.notInvited')}</p>
      <div className={classes.under} role="status">
        {importing && <p>{t('confirm.running')}</p>}
      </div>
      {importing && run.recordId && <ImportProgress id={run.recordId} label={t('confirm.progress')} />}
      {importError !== null && (
        <ErrorNotice title={t(unknown ? 'confirm.unknown' : 'confirm.failed')} error={importError} />
      )}
      {unknown && <p>{t('confirm.unknownBody')}</p>}
    </Dialog>
  )
}
