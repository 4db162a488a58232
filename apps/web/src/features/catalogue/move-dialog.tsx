import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { type ProcedureFile, saveProcedure } from './api/procedures.ts'
import classes from './catalogue.module.css'
import { movedBody } from './procedure-values.ts'

interface MoveDialogProps {
  readonly file: ProcedureFile
  readonly onCancel: () => void
  readonly onMoved: (file: ProcedureFile) => void
  /** Somebody changed it meanwhile: what the dialog says is out of date. */
  readonly onChanged: () => void
}

/** Withdraws a procedure, or offers it again; says first for how many accounts that means what. */
export function MoveDialog({ file, onCancel, onMoved, onChanged }: MoveDialogProps) {
  const { t } = useTranslation(['catalogue', 'common'])
  const format = useFormat()
  const { code, withdrawn, accountCount: count } = file.procedure
  const move = useMutation({
    mutationFn: () => saveProcedure(file, movedBody(file.procedure, !withdrawn)),
    onSuccess: onMoved,
    onError: onChanged,
  })
  const counted = { count, shown: format.count(count) }
  return (
    <Dialog
      title={withdrawn ? t('procedure.offerTitle', { code }) : t('procedure.withdrawTitle', { code })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button
            {...(!withdrawn && { color: 'red' })}
            loading={move.isPending}
            onClick={() => move.mutate()}
          >
            {withdrawn ? t('procedure.offerAgain') : t('procedure.withdraw')}
          </Button>
        </>
      }
    >
      {withdrawn ? (
        <ul className={classes.follows}>
          <li>{count === 0 ? t('procedure.offerNobody') : t('procedure.offerBack', counted)}</li>
          <li>{t('procedure.offerOthers')}</li>
        </ul>
      ) : (
        <ul className={classes.follows}>
          <li>{count === 0 ? t('procedure.withdrawNobody') : t('procedure.withdrawLosses', counted)}</li>
          {count > 0 && <li>{t('procedure.withdrawKept')}</li>}
          <li>{t('procedure.withdrawOffer')}</li>
          <li>{t('procedure.withdrawBilling')}</li>
        </ul>
      )}
      {move.error && <ErrorNotice title={t('procedure.moveFailed')} error={move.error} />}
    </Dialog>
  )
}
