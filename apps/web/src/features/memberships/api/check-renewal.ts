import { checkRenewal } from '@guichet/contract/memberships.contract'
import { api } from '../../../shared/api/client.ts'
import type { Renewal } from '../renewal-view.ts'

/** Has the API ask the payment service now, instead of waiting for the service to tell. */
export const checkRenewalNow = async (
  id: string,
  renewalId: string,
  signal?: AbortSignal,
): Promise<Renewal> =>
  (await api.call(checkRenewal, { params: { id, renewalId } }, signal ? { signal } : {})).body
