import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { checkoutAddress } from '../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { checkRenewalNow } from './api/check-renewal.ts'
import { renewalQuery } from './api/get-renewal.ts'
import { RenewalFailure } from './renewal-failure.tsx'
import type { Renewal } from './renewal-view.ts'
import classes from './resume-payment.module.css'

/**
 * "Reprendre le paiement": back to the payment page. When it could not be opened before, the API is asked to open it
 * now; what was paid or ended meanwhile is shown instead.
 */
export function ResumePayment({ renewal }: { readonly renewal: Renewal }) {
  const { t } = useTranslation('memberships')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const address = checkoutAddress(renewal.checkoutUrl)
  const opening = useMutation({
    mutationFn: () => checkRenewalNow(renewal.membershipId, renewal.id),
    onSuccess: (now) => {
      queries.setQueryData(renewalQuery(now.membershipId, now.id).queryKey, now)
      const opened = checkoutAddress(now.checkoutUrl)
      if (opened === undefined) void navigate(`?renouvellement=${encodeURIComponent(now.id)}`)
      else leaveFor(opened)
    },
  })
  return (
    <>
      <Button
        loading={opening.isPending}
        onClick={() => (address === undefined ? opening.mutate() : leaveFor(address))}
      >
        {t('renewal.pending.resume')}
      </Button>
      {opening.error && (
        <div className={classes.failure}>
          <RenewalFailure error={opening.error} />
        </div>
      )}
    </>
  )
}
