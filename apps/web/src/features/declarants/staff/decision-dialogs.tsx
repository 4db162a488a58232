import { ApiError } from '@guichet/client'
import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { waitingDeclarantsQuery } from '../../../shared/api/waiting-requests.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { approve, type DeclarantLine, refuse } from '../api/list-declarants.ts'
import { nameOf } from './name-of.ts'
import classes from './staff-declarants-page.module.css'

interface DecisionDialogProps {
  readonly row: DeclarantLine
  readonly onCancel: () => void
  /** Told with a sentence about what was decided. */
  readonly onDone: (sentence: string) => void
}

const isLate = (error: unknown) => error instanceof ApiError && error.code === 'declarant.decided'

/** The list is read again, also when somebody else was quicker. */
function useRefresh() {
  const queries = useQueryClient()
  return () => {
    for (const queryKey of [['declarants', 'list'], waitingDeclarantsQuery.queryKey])
      queries.invalidateQueries({ queryKey }).catch(() => undefined)
  }
}

/** "Ouvrir": says first what follows. */
export function ApproveDialog({ row, onCancel, onDone }: DecisionDialogProps) {
  const { t } = useTranslation(['declarants', 'common'])
  const refresh = useRefresh()
  const name = nameOf(row)
  const open = useMutation({
    mutationFn: () => approve(row.id),
    onSuccess: () => {
      refresh()
      onDone(t('declarants:staff.approved', { name }))
    },
    onError: (error) => {
      if (isLate(error)) refresh()
    },
  })
  return (
    <Dialog
      title={t('declarants:staff.approveTitle', { name })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t(isLate(open.error) ? 'common:close' : 'common:cancel')}
          </Button>
          {!isLate(open.error) && (
            <Button loading={open.isPending} onClick={() => open.mutate()} data-autofocus>
              {t('declarants:staff.approveAction')}
            </Button>
          )}
        </>
      }
    >
      <p className={classes.text}>{t('declarants:staff.approveBody')}</p>
      {open.error && <ErrorNotice title={t('declarants:staff.failed')} error={open.error} />}
    </Dialog>
  )
}

/** "Refuser": with a reason that the applicant reads. */
export function RefuseDialog({ row, onCancel, onDone }: DecisionDialogProps) {
  const { t } = useTranslation(['declarants', 'common'])
  const refresh = useRefresh()
  const name = nameOf(row)
  const title = t('declarants:staff.refuseTitle', { name })
  const kit = useKitForm<{ reason: string }>({
    initialValues: { reason: '' },
    validate: { reason: (text) => (text.trim().length < 3 ? t('declarants:staff.reasonNeeded') : null) },
    save: async ({ reason }) => {
      try {
        await refuse(row.id, reason)
      } catch (error) {
        if (isLate(error)) refresh()
        throw error
      }
    },
    onSaved: () => {
      refresh()
      onDone(t('declarants:staff.refusedDone', { name }))
    },
  })
  return (
    <Dialog title={title} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={title}>
        <p className={classes.text}>{t('declarants:staff.refuseBody')}</p>
        <TextAreaField
          {...kit.field('reason')}
          label={t('declarants:staff.reason')}
          help={t('declarants:staff.reasonHelp')}
          maxLength={1000}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('declarants:staff.refuseAction')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
