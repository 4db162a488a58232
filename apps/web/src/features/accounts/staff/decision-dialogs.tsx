import { ApiError } from '@guichet/client'
import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { waitingRequestsQuery } from '../../../shared/api/waiting-requests.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import classes from '../state-dialogs.module.css'
import { approveRequest, refuseRequest, type WaitingState } from './api/account-requests.ts'

/** A request as far as deciding it goes. */
export interface Decidable {
  readonly id: string
  readonly login: string
  readonly companyName: string
  readonly state: WaitingState
  readonly responsibleEmail: string
  /** Undefined where it is not known. */
  readonly opensAtOnce?: boolean
}

interface DecisionDialogProps {
  readonly request: Decidable
  readonly onCancel: () => void
  /** Told with a sentence about what was decided. */
  readonly onDone: (sentence: string) => void
}

/** Lists, counts and files of accounts are read again, also when somebody else was quicker. */
function useRefresh() {
  const queries = useQueryClient()
  return () => {
    for (const queryKey of [['accounts'], waitingRequestsQuery.queryKey])
      queries.invalidateQueries({ queryKey }).catch(() => undefined)
  }
}
const isLate = (error: unknown) => error instanceof ApiError && error.code === 'account.already-decided'

/** "Accepter": says first whether the account opens at once or by a link. */
export function ApproveDialog({ request, onCancel, onDone }: DecisionDialogProps) {
  const { t } = useTranslation(['staffAccounts', 'common'])
  const refresh = useRefresh()
  const { login } = request
  const approve = useMutation({
    mutationFn: () => approveRequest(request.id),
    onSuccess: ({ state }) => {
      refresh()
      onDone(state === 'open' ? t('decision.opened', { login }) : t('decision.approved', { login }))
    },
    onError: (error) => {
      if (isLate(error)) refresh()
    },
  })
  const follows = {
    true: t('decision.opensAtOnce'),
    false: t('decision.sendsLink', { email: request.responsibleEmail }),
    undefined: t('decision.opensOrLink', { email: request.responsibleEmail }),
  }
  return (
    <Dialog
      title={t('decision.approveTitle', { login })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t(isLate(approve.error) ? 'common:close' : 'common:cancel')}
          </Button>
          {!isLate(approve.error) && (
            <Button loading={approve.isPending} onClick={() => approve.mutate()} data-autofocus>
              {t('decision.approve')}
            </Button>
          )}
        </>
      }
    >
      <p className={classes.who}>{request.companyName}</p>
      <ul className={classes.follows}>
        <li>{follows[String(request.opensAtOnce) as 'true']}</li>
        <li>{t('decision.told')}</li>
      </ul>
      {approve.error && <ErrorNotice title={t('decision.failed')} error={approve.error} />}
    </Dialog>
  )
}

/** "Refuser": with a reason that the applicant reads. */
export function RefuseDialog({ request, onCancel, onDone }: DecisionDialogProps) {
  const { t } = useTranslation(['staffAccounts', 'common'])
  const refresh = useRefresh()
  const { login } = request
  const kit = useKitForm<{ reason: string }>({
    initialValues: { reason: '' },
    validate: { reason: (text) => (text.trim().length < 3 ? t('decision.reasonNeeded') : null) },
    save: async ({ reason }) => {
      try {
        await refuseRequest(request.id, request.state, reason)
      } catch (error) {
        if (isLate(error)) refresh()
        throw error
      }
    },
    onSaved: () => {
      refresh()
      onDone(t('decision.refused', { login }))
    },
  })
  return (
    <Dialog title={t('decision.refuseTitle', { login })} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={t('decision.refuseTitle', { login })}>
        <div>
          <p className={classes.who}>{request.companyName}</p>
          <ul className={classes.follows}>
            {request.state === 'approved' && <li>{t('decision.endsLink')}</li>}
            <li>{t('decision.refusalTold')}</li>
            <li>{t('decision.refusalFinal')}</li>
          </ul>
        </div>
        <TextAreaField
          {...kit.field('reason')}
          label={t('decision.reason')}
          help={t('decision.reasonHelp')}
          maxLength={500}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('decision.refuse')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
