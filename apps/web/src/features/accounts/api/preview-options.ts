import { previewAccountOptions } from '@guichet/contract/options.contract'
import type { BodyOf } from '@guichet/contract/route'
import { api } from '../../../shared/api/client.ts'
import type { OptionsPatch } from '../options/option-values.ts'

export type Consequences = BodyOf<typeof previewAccountOptions>

/** What a change of options would cost and take away. */
export const previewOptions = async (id: string, body: OptionsPatch): Promise<Consequences> =>
  (await api.call(previewAccountOptions, { params: { id }, body })).body
