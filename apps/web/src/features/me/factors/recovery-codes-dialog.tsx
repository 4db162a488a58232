import { Button, Checkbox } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../../shared/browser/save-file.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import classes from './factors.module.css'

interface RecoveryCodesDialogProps {
  readonly codes: readonly string[]
  readonly onClose: () => void
}

/** The codes, this once: copied, saved or printed before the dialog can be left. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const { t } = useTranslation('factors')
  const clipboard = useClipboard({ timeout: 2500 })
  const [kept, setKept] = useState(false)
  const text = codes.join('\n')
  const download = () =>
    saveFile(
      new Blob([`${t('codes.fileHead')}\n\n${text}\n`], { type: 'text/plain;charset=utf-8' }),
      t('codes.fileName'),
    )
  return (
    <Dialog
      title={t('codes.dialogTitle')}
      actions={
        <Button disabled={!kept} onClick={onClose}>
          {t('codes.done')}
        </Button>
      }
    >
      <div className={classes.sheet}>
        <p>{t('codes.intro')}</p>
        <ol className={classes.codes} aria-label={t('codes.list')}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <div className={classes.tools}>
        <Button
          variant="default"
          size="sm"
          leftSection={
            clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
          onClick={() => clipboard.copy(text)}
        >
          {t(clipboard.copied ? 'codes.copied' : 'codes.copy')}
        </Button>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={download}
        >
          {t('codes.download')}
        </Button>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('codes.print')}
        </Button>
        <span className="visually-hidden" role="status">
          {clipboard.copied ? t('codes.copied') : ''}
        </span>
      </div>
      <Notice tone="warning" title={t('codes.warningTitle')}>
        <p>{t('codes.warning')}</p>
      </Notice>
      <Checkbox
        label={t('codes.kept')}
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
    </Dialog>
  )
}
