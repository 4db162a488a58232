import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { waitingRequestsQuery } from '../../shared/api/waiting-requests.ts'
import { useFormat } from '../../shared/format/format.ts'
import classes from './nav-list.module.css'

/** How many requests wait for the staff, beside the entry of the menu; nothing while there are none. */
export function WaitingRequests() {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const { data } = useQuery(waitingRequestsQuery)
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
