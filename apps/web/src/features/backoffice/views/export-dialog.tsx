import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { DownloadButton } from '../../../shared/ui/download-button.tsx'
import { downloadMembers } from '../api/list-members.ts'
import classes from './view-bar.module.css'
import type { ViewContent } from './view-state.ts'

interface ExportDialogProps {
  readonly content: ViewContent
  readonly onClose: () => void
}

/** The list as a file: for a spreadsheet or as CSV, with the columns in sight or all that an import reads. */
export function ExportDialog({ content, onClose }: ExportDialogProps) {
  const { t } = useTranslation(['memberViews', 'common'])
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [extent, setExtent] = useState<'all' | 'shown'>('all')
  return (
    <Dialog
      title={t('memberViews:export.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
          <DownloadButton
            variant="filled"
            label={t('memberViews:export.download')}
            load={() => downloadMembers(content, format, extent === 'shown')}
            fileName={t(`memberViews:export.fileName.${format}`)}
          />
        </>
      }
    >
      <div className={classes.stack}>
        <p>{t('memberViews:export.intro')}</p>
        <Radio.Group
          label={t('memberViews:export.format')}
          value={format}
          onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'xlsx')}
        >
          <Radio mt={8} value="xlsx" label={t('memberViews:export.xlsx')} />
          <Radio mt={8} value="csv" label={t('memberViews:export.csv')} />
        </Radio.Group>
        <Radio.Group
          label={t('memberViews:export.columns')}
          value={extent}
          onChange={(value) => setExtent(value === 'shown' ? 'shown' : 'all')}
        >
          <Radio
            mt={8}
            value="all"
            label={t('memberViews:export.all')}
            description={t('memberViews:export.allHelp')}
          />
          <Radio mt={8} value="shown" label={t('memberViews:export.shown')} />
        </Radio.Group>
      </div>
    </Dialog>
  )
}
