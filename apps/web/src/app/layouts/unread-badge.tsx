import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { unreadMessagesQuery } from '../../shared/api/unread-messages.ts'
import { useFormat } from '../../shared/format/format.ts'
import classes from './unread-badge.module.css'

/** How many messages are not read, beside "Messages" in the menu: a number, and words for whom hears it. */
export function UnreadBadge() {
  const { t } = useTranslation('messages')
  const format = useFormat()
  const { data } = useQuery(unreadMessagesQuery)
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
