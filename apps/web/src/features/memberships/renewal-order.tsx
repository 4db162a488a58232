import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { renewalOfferQuery } from './api/get-renewal-offer.ts'
import { PendingRenewal } from './pending-renewal.tsx'
import { RenewalForm } from './renewal-form.tsx'
import { RenewalFrame } from './renewal-frame.tsx'

const refusalOf = (error: unknown) =>
  error instanceof ApiError &&
  (error.code === 'membership.not-latest' || error.code === 'membership.already-extended')
    ? error.code
    : undefined

/** Why this membership cannot be renewed, and where to go instead. */
function Refused({ code }: { readonly code: NonNullable<ReturnType<typeof refusalOf>> }) {
  const { t } = useTranslation('memberships')
  const extended = code === 'membership.already-extended'
  return (
    <Notice
      tone="info"
      title={extended ? t('renewal.refused.extendedTitle') : t('renewal.refused.notLatestTitle')}
      actions={
        <Button component={Link} to={paths.memberships}>
          {t('renewal.refused.toMemberships')}
        </Button>
      }
    >
      <p>{extended ? t('renewal.refused.extendedBody') : t('renewal.refused.notLatestBody')}</p>
    </Notice>
  )
}

/** Says that the order which waited is cancelled; takes the focus of the button that is gone. */
function Cancelled() {
  const { t } = useTranslation('memberships')
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return <Notice tone="success" role="status" ref={notice} focusable title={t('renewal.pending.cancelled')} />
}

/** The offer of today: the form, the renewal that waits already, or why there is none. */
export function RenewalOrder({ membershipId }: { readonly membershipId: string }) {
  const query = useQuery(renewalOfferQuery(membershipId))
  const { refetch } = query
  const [cancelled, setCancelled] = useState(false)
  useEffect(() => {
    // The browser's "back" from the payment page shows this page as it was left: ask again what stands.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) refetch().catch(() => undefined)
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [refetch])
  const refusal = refusalOf(query.error)
  if (isMissing(query.error)) return <NotFound />
  return (
    <RenewalFrame>
      {refusal ? (
        <Refused code={refusal} />
      ) : (
        <LoadState query={query}>
          {(offer) =>
            offer.pending ? (
              <PendingRenewal renewal={offer.pending} onCancelled={() => setCancelled(true)} />
            ) : (
              <>
                {cancelled && <Cancelled />}
                <RenewalForm membershipId={membershipId} offer={offer} />
              </>
            )
          }
        </LoadState>
      )}
    </RenewalFrame>
  )
}
