import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { cancelRenewalMutation } from './api/cancel-renewal.ts'
import { renewalQuery } from './api/get-renewal.ts'
import { refreshAfterRenewal } from './refresh-after-renewal.ts'
import { isManual, type Renewal } from './renewal-view.ts'

interface CancelRenewalProps {
  readonly renewal: Renewal
  readonly onCancelled?: () => void
}

/** "Annuler cette demande", after a question. */
export function CancelRenewal({ renewal, onCancelled }: CancelRenewalProps) {
  const { t } = useTranslation('memberships')
  const queries = useQueryClient()
  const [asking, question] = useDisclosure(false)
  const mutation = useMutation({
    ...cancelRenewalMutation(),
    onSuccess: (cancelled) => {
      question.close()
      onCancelled?.()
      queries.setQueryData(renewalQuery(renewal.membershipId, renewal.id).queryKey, cancelled)
      refreshAfterRenewal(queries)
    },
    onError: () => {
      // Paid or ended meanwhile: the page shows what it has become.
      queries.invalidateQueries({ queryKey: ['memberships'] }).catch(() => undefined)
    },
  })
  return (
    <>
      <Button variant="default" onClick={question.open}>
        {t('renewal.pending.cancel')}
      </Button>
      {asking && (
        <Dialog
          title={t('renewal.pending.cancelAsk')}
          onClose={question.close}
          actions={
            <>
              <Button variant="default" onClick={question.close} data-autofocus>
                {t('renewal.pending.keep')}
              </Button>
              <Button
                color="red.9"
                loading={mutation.isPending}
                onClick={() => mutation.mutate({ id: renewal.id, membershipId: renewal.membershipId })}
              >
                {t('renewal.pending.cancel')}
              </Button>
            </>
          }
        >
          <p>
            {t(isManual(renewal.method) ? 'renewal.pending.cancelBodyManual' : 'renewal.pending.cancelBody')}
          </p>
          {mutation.error && <ErrorNotice title={t('renewal.cancelFailed')} error={mutation.error} />}
        </Dialog>
      )}
    </>
  )
}
