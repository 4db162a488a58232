import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { waitingDeclarantsQuery, waitingRequestsQuery } from '../../shared/api/waiting-requests.ts'
import { useFormat } from '../../shared/format/format.ts'
import classes from './nav-list.module.css'

/** How many requests wait for the staff, for accounts or of declarants, beside the entry of the menu; nothing while there are none. */
export function WaitingRequests({ of }: { readonly of: 'accounts' | 'declarants' }) {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const requests = useQuery({ ...waitingRequestsQuery, enabled: of === 'accounts' })
  const declarants = useQuery({ ...waitingDeclarantsQuery, enabled: of === 'declarants' })
  const { data } = of === 'accounts' ? requests : declarants
  if (!data || data.total === 0) return null
  const shown = data.isExact
    ? format.count(data.total)
    : t('requests.many', { total: format.count(data.total) })
  return (
    <span className={classes.badge}>
      <span aria-hidden>{shown}</span>
      <span className="visually-hidden">{t('requests.waiting', { count: data.total, shown })}</span>
    </span>
  )
}
