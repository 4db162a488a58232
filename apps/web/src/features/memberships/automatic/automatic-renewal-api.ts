import {
  checkAutomaticRenewal,
  getAutomaticRenewal,
  startAutomaticRenewal,
  stopAutomaticRenewal,
} from '@guichet/contract/automatic-renewals.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type AutomaticRenewal = BodyOf<typeof getAutomaticRenewal>
export type AutomaticMethod = AutomaticRenewal['methods'][number]

/** How often it is asked again while the payment service has not told that it is set up. */
const WATCH_MS = 3000

export const automaticRenewalQuery = queryOptions({
  queryKey: ['memberships', 'automatic'],
  queryFn: async ({ signal }) => (await api.call(getAutomaticRenewal, {}, { signal })).body,
  refetchInterval: ({ state: { data } }) => (data?.state === 'setting-up' ? WATCH_MS : false),
})

export const startAutomatic = async (method: AutomaticMethod, idempotencyKey: string) =>
  (await api.call(startAutomaticRenewal, { body: { method } }, { idempotencyKey })).body

export const checkAutomatic = async () => (await api.call(checkAutomaticRenewal, {})).body

export const stopAutomatic = async () => (await api.call(stopAutomaticRenewal, {})).body
