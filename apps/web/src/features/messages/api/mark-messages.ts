import { markAllMessagesRead, markMessage } from '@guichet/contract/messages.contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import { messageQuery } from './get-message.ts'

/** Marks one message as read or not read, for me alone; lists and the number in the menu follow. */
export function useMarkMessage(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (read: boolean) =>
      (await api.call(markMessage, { params: { id }, body: { read } })).body,
    onSuccess: (message) => {
      queries.setQueryData(messageQuery(id).queryKey, message)
      queries.invalidateQueries({ queryKey: ['messages', 'list'] }).catch(() => undefined)
      queries.invalidateQueries({ queryKey: ['messages', 'unread'] }).catch(() => undefined)
    },
  })
}

/** Marks all that came until now as read, for me alone. */
export function useMarkAllRead() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await api.call(markAllMessagesRead)
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  })
}
