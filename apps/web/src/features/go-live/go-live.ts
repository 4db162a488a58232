import { markGoLiveItem, testService } from '@guichet/contract/go-live.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'
import { type GoLive, goLiveQuery } from '../../shared/api/go-live.ts'
import { paths } from '../../shared/paths.ts'

export type Item = GoLive['items'][number]
export type ServiceLine = GoLive['services'][number]
export type Service = ServiceLine['service']
export type Tested = BodyOf<typeof testService>
type Mark = InputOf<typeof markGoLiveItem>['body']['mark']

export const PARTS = ['organisation', 'texts', 'offer', 'services', 'safety'] as const

/** Where an item is seen to; nothing for what is done outside the portal, and for what is tried right here. */
export const PLACES: Readonly<Partial<Record<Item['item'], string>>> = {
  name: paths.staffSettings('identite'),
  address: paths.staffSettings('identite'),
  contacts: paths.staffSettings('contacts'),
  hours: paths.staffSettings('contacts'),
  logo: paths.staffSettings('apparence'),
  bank: paths.staffSettings('reglements'),
  invoicing: paths.staffSettings('facturation'),
  'legal-notice': paths.staffSettings('textes', 'legal-notice'),
  accessibility: paths.staffSettings('textes', 'accessibility'),
  'membership-terms': paths.staffSettings('textes', 'membership-terms'),
  'account-terms': paths.staffSettings('textes', 'account-terms'),
  types: paths.staffTypes,
  tariffs: paths.staffTariffs,
  reminders: paths.staffReminders,
  'second-admin': paths.staffTeam,
  factors: paths.staffTeam,
}

const SERVICES: readonly string[] = [
  'mail',
  'sms',
  'payments',
  'store',
  'register',
  'addresses',
] satisfies readonly Service[]
/** The service that an item is about, when it is about one. */
export const serviceOf = (item: Item['item']): Service | null =>
  SERVICES.includes(item) ? (item as Service) : null

/** Marks an item, or the whole list; the answer is the list as it stands then. */
export function useMark() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ item, mark }: { item: Item['item'] | 'whole'; mark: Mark }) =>
      (await api.call(markGoLiveItem, { params: { item }, body: { mark } })).body,
    onSuccess: (list) => queries.setQueryData(goLiveQuery.queryKey, list),
  })
}

/** Tries a service; the list is read again, since an item may be done by it. */
export function useTest() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (body: { service: Service; phone?: string }): Promise<Tested> =>
      (await api.call(testService, { body })).body,
    onSettled: () => queries.invalidateQueries({ queryKey: goLiveQuery.queryKey }),
  })
}
