import { createSecondaryAccount } from '@guichet/contract/accounts.contract'
import type { InputOf } from '@guichet/contract/route'
import { mutationOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type SecondaryBody = InputOf<typeof createSecondaryAccount>['body']

interface SecondaryOrder {
  readonly primaryId: string
  readonly body: SecondaryBody
  /** The same for each try of the same creation, so that two clicks never make two accounts. */
  readonly idempotencyKey: string
}

export const createSecondaryMutation = () =>
  mutationOptions({
    mutationKey: ['accounts', 'create-secondary'],
    mutationFn: async ({ primaryId, body, idempotencyKey }: SecondaryOrder) =>
      (await api.call(createSecondaryAccount, { params: { id: primaryId }, body }, { idempotencyKey })).body,
  })
