import { useMutation, useQueryClient } from '@tanstack/react-query'
import { cancelMessage, type OutgoingMessage, resendMessage } from './api/outgoing.ts'

/** Sending again and keeping back, with what came of it. */
export function useOutgoingActions() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({
      message,
      act,
    }: {
      readonly message: OutgoingMessage
      readonly act: 'resend' | 'cancel'
    }) => (act === 'resend' ? resendMessage(message.id) : cancelMessage(message.id)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['staff', 'outgoing'] }),
  })
}
export type OutgoingActions = ReturnType<typeof useOutgoingActions>
