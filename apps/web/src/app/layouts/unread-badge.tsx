import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { unreadMessagesQuery } from '../../shared/api/unread-messages.ts'
import { unreadNotificationsQuery } from '../../shared/api/unread-notifications.ts'
import { useFormat } from '../../shared/format/format.ts'
import classes from './unread-badge.module.css'

type Of = 'messages' | 'notifications'
const QUERIES = { messages: unreadMessagesQuery, notifications: unreadNotificationsQuery } as const

/** How many are not read, beside "Messages" or "Notifications" in the menu: a number, and words for whom hears it. */
export function UnreadBadge({ of }: { readonly of: Of }) {
  const { t } = useTranslation(of)
  const format = useFormat()
  const { data } = useQuery<{ unread: number; unreadIsExact: boolean }>(QUERIES[of] as never)
  if (data === undefined || data.unread === 0) return null
  const shown = format.count(data.unread)
  return (
    <>
      <span className={classes.badge} aria-hidden>
        {data.unreadIsExact ? shown : `${shown}+`}
      </span>
      <span className="visually-hidden">
        {data.unreadIsExact ? t('unreadCount', { count: data.unread, shown }) : t('unreadMany', { shown })}
      </span>
    </>
  )
}
