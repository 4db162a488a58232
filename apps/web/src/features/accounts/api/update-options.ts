import { updateAccountOptions } from '@guichet/contract/options.contract'
import { mutationOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { OptionsPatch } from '../options/option-values.ts'
import type { OptionsFile } from './get-options.ts'

interface OptionsEdit {
  readonly id: string
  readonly etag: string | null
  readonly patch: OptionsPatch
}

export const updateOptionsMutation = () =>
  mutationOptions({
    mutationKey: ['accounts', 'update-options'],
    mutationFn: async ({ id, etag, patch }: OptionsEdit): Promise<OptionsFile> => {
      const answer = await api.call(
        updateAccountOptions,
        { params: { id }, body: patch },
        etag === null ? {} : { ifMatch: etag },
      )
      return { options: answer.body, etag: answer.etag }
    },
  })
