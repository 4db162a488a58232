import { createRenewal } from '@guichet/contract/memberships.contract'
import { mutationOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { Renewal, RenewalMethod } from '../renewal-view.ts'

export interface RenewalOrder {
  readonly membershipId: string
  readonly typeId: string
  readonly method: RenewalMethod
  /** The same for each try of the same order, so that two clicks never open two payments. */
  readonly idempotencyKey: string
}

export const createRenewalMutation = () =>
  mutationOptions({
    mutationKey: ['memberships', 'create-renewal'],
    mutationFn: async (order: RenewalOrder): Promise<Renewal> => {
      const answer = await api.call(
        createRenewal,
        { params: { id: order.membershipId }, body: { typeId: order.typeId, method: order.method } },
        { idempotencyKey: order.idempotencyKey },
      )
      return answer.body
    },
  })
