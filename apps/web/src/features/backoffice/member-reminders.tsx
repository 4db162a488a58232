import { getMemberReminders } from '@guichet/contract/reminders.contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'
import { ReminderTimeline } from '../../shared/reminders/reminder-timeline.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'

const memberRemindersQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'member', id, 'reminders'],
    queryFn: async ({ signal }) => (await api.call(getMemberReminders, { params: { id } }, { signal })).body,
  })

/** What the member was sent about the end of the membership, and will be. */
export function MemberReminders({ personId }: { readonly personId: string }) {
  const query = useQuery(memberRemindersQuery(personId))
  return <LoadState query={query}>{(timeline) => <ReminderTimeline timeline={timeline} />}</LoadState>
}
