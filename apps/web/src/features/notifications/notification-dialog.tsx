import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { type NotificationLine, notificationQuery, useMarkNotification } from './api/inbox.ts'
import classes from './notifications.module.css'

interface NotificationDialogProps {
  readonly line: NotificationLine
  readonly onClose: () => void
}

/** A notification with its words; opening it is reading it. */
export function NotificationDialog({ line, onClose }: NotificationDialogProps) {
  const { t } = useTranslation(['notifications', 'common'])
  const format = useFormat()
  const query = useQuery(notificationQuery(line.id))
  const { mutate } = useMarkNotification()
  const { id } = line
  const isNew = line.readAt === null
  useEffect(() => {
    if (isNew) mutate({ id, read: true })
  }, [id, isNew, mutate])
  return (
    <Dialog
      title={line.title ?? t(`notifications:subjects.${line.subject}.name`)}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <Button
            variant="default"
            onClick={() => {
              mutate({ id, read: false })
              onClose()
            }}
          >
            {t('notifications:markUnread')}
          </Button>
          <Button onClick={onClose}>{t('common:close')}</Button>
        </>
      }
    >
      <p className={classes.when}>
        {t(`notifications:subjects.${line.subject}.name`)}
        {' · '}
        <time dateTime={line.createdAt}>
          {format.instantDay(line.createdAt)} {format.instantTime(line.createdAt)}
        </time>
      </p>
      <LoadState query={query}>
        {({ parts, brief }) => (
          <div className={classes.words}>
            {(brief || parts.length === 0) && (
              <p>{t(brief ? 'notifications:brief' : 'notifications:gone')}</p>
            )}
            {parts.map(({ text, path }, index) =>
              path === null ? (
                <p key={index}>{text}</p>
              ) : (
                <p key={index}>
                  <Link to={path} onClick={onClose}>
                    {text === '' ? t('notifications:open') : text}
                  </Link>
                </p>
              ),
            )}
          </div>
        )}
      </LoadState>
    </Dialog>
  )
}
