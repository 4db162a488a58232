import { updateMe } from '@guichet/contract/me.contract'
import { mutationOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { MePatch } from '../information-values.ts'

export interface InformationEdit {
  readonly patch: MePatch
  /** ETag of the file that was edited. */
  readonly etag: string | null
}

/** Saves a change of my file. Fails with `resource.changed` when somebody saved it meanwhile. */
export const updateMeMutation = () =>
  mutationOptions({
    mutationKey: ['me', 'update'],
    mutationFn: async ({ patch, etag }: InformationEdit) => {
      const answer = await api.call(updateMe, { body: patch }, etag === null ? {} : { ifMatch: etag })
      return { me: answer.body, etag: answer.etag }
    },
  })
