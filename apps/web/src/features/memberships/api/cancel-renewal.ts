import { cancelRenewal } from '@guichet/contract/memberships.contract'
import { mutationOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { Renewal } from '../renewal-view.ts'

export const cancelRenewalMutation = () =>
  mutationOptions({
    mutationKey: ['memberships', 'cancel-renewal'],
    mutationFn: async (renewal: Pick<Renewal, 'id' | 'membershipId'>): Promise<Renewal> =>
      (
        await api.call(cancelRenewal, {
          params: { id: renewal.membershipId, renewalId: renewal.id },
        })
      ).body,
  })
