import {
  getNotificationPreferences,
  updateNotificationPreferences,
} from '@guichet/contract/notifications.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export interface PreferencesFile {
  readonly preferences: BodyOf<typeof getNotificationPreferences>
  readonly etag: string | null
}

/** By what I want to hear of each subject, with the ETag that a change must name. */
export const preferencesQuery = queryOptions({
  queryKey: ['me', 'notification-preferences'],
  queryFn: async ({ signal }): Promise<PreferencesFile> => {
    const { body, etag } = await api.call(getNotificationPreferences, {}, { signal })
    return { preferences: body, etag }
  },
})

export async function savePreferences(
  { etag }: PreferencesFile,
  body: InputOf<typeof updateNotificationPreferences>['body'],
): Promise<PreferencesFile> {
  const answer = await api.call(
    updateNotificationPreferences,
    { body },
    etag === null ? {} : { ifMatch: etag },
  )
  return { preferences: answer.body, etag: answer.etag }
}
