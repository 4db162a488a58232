import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import type { DeclarantLine } from '../api/list-declarants.ts'
import { staffOptionsQuery } from '../api/options.ts'
import { OptionsView } from '../options/options-section.tsx'
import { nameOf } from './name-of.ts'
import classes from './staff-declarants-page.module.css'

interface OptionsDialogProps {
  readonly row: DeclarantLine
  readonly onClose: () => void
}

/** What a declarant said of the company that no register tells: what holds, since when, and all that was said. */
export function OptionsDialog({ row, onClose }: OptionsDialogProps) {
  const { t } = useTranslation(['declarants', 'common'])
  const query = useQuery(staffOptionsQuery(row.id))
  return (
    <Dialog
      title={t('declarants:staff.optionsTitle', { name: nameOf(row) })}
      onClose={onClose}
      size="lg"
      actions={
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
      }
    >
      <div className={classes.options}>
        <p className={classes.text}>{t('declarants:staff.optionsLead')}</p>
        <LoadState query={query}>{(options) => <OptionsView options={options} />}</LoadState>
      </div>
    </Dialog>
  )
}
