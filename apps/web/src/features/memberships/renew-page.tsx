import { useParams, useSearchParams } from 'react-router-dom'
import { RenewalFollow } from './renewal-follow.tsx'
import { RenewalOrder } from './renewal-order.tsx'
import { readReturned } from './renewal-view.ts'

/**
 * "Renouveler": the order, or what has become of the one that the address names. Each is a page of its own: once
 * ordered, the title takes the focus of the button that is gone.
 */
export function Component() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const renewalId = search.get('renouvellement')
  if (!renewalId) return <RenewalOrder key={id} membershipId={id} />
  return (
    <RenewalFollow
      key={renewalId}
      membershipId={id}
      renewalId={renewalId}
      returned={readReturned(search.get('retour'))}
    />
  )
}
