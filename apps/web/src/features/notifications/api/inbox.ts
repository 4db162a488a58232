import {
  getNotification,
  listNotifications,
  readAllNotifications,
  updateNotification,
} from '@guichet/contract/notifications.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { NotificationSubject } from '@guichet/domain/notification-preferences'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type NotificationLine = BodyOf<typeof listNotifications>['items'][number]

interface Asked {
  readonly cursor: string | undefined
  readonly subject: NotificationSubject | undefined
  readonly state: 'read' | 'unread' | undefined
}

export const notificationsQuery = ({ cursor, subject, state }: Asked) =>
  queryOptions({
    queryKey: ['notifications', 'list', cursor, subject, state],
    queryFn: async ({ signal }) => {
      const query = {
        ...(cursor !== undefined && { cursor }),
        ...(subject !== undefined && { subject }),
        ...(state !== undefined && { state }),
      }
      return (await api.call(listNotifications, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const notificationQuery = (id: string) =>
  queryOptions({
    queryKey: ['notifications', 'one', id],
    queryFn: async ({ signal }) => (await api.call(getNotification, { params: { id } }, { signal })).body,
  })

/** The list and the number in the menu. */
function useFollowers() {
  const queries = useQueryClient()
  return () => {
    queries.invalidateQueries({ queryKey: ['notifications', 'list'] }).catch(() => undefined)
    queries.invalidateQueries({ queryKey: ['notifications', 'unread'] }).catch(() => undefined)
  }
}

export function useMarkNotification() {
  return useMutation({
    mutationFn: async ({ id, read }: { readonly id: string; readonly read: boolean }) =>
      (await api.call(updateNotification, { params: { id }, body: { read } })).body,
    onSuccess: useFollowers(),
  })
}

export function useReadAll() {
  return useMutation({
    mutationFn: async () => {
      await api.call(readAllNotifications)
    },
    onSuccess: useFollowers(),
  })
}
