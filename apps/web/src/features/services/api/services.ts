import type { BodyOf, InputOf } from '@guichet/contract/route'
import {
  checkServiceOrder,
  createServiceOrder,
  endServiceOrder,
  getServiceOrder,
  giveUpServiceOrder,
  listServiceOrders,
  listServices,
  openUnpaidPeriod,
  withdrawServiceOrder,
} from '@guichet/contract/services.contract'
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Services = BodyOf<typeof listServices>
export type Service = Services['items'][number]
export type OrderLine = BodyOf<typeof listServiceOrders>['items'][number]
export type Order = BodyOf<typeof getServiceOrder>
export type OrderMethod = Service['methods'][number]

/** What is on offer. Asked afresh on each visit: amounts and who may order must hold. */
export const servicesQuery = queryOptions({
  queryKey: ['services', 'offer'],
  queryFn: async ({ signal }) => (await api.call(listServices, {}, { signal })).body,
  staleTime: 0,
})

export const ordersQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['services', 'orders', cursor ?? ''],
    queryFn: async ({ signal }) =>
      (await api.call(listServiceOrders, { query: cursor === undefined ? {} : { cursor } }, { signal })).body,
    placeholderData: keepPreviousData,
  })

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['services', 'order', id],
    queryFn: async ({ signal }) => (await api.call(getServiceOrder, { params: { id } }, { signal })).body,
    staleTime: 0,
  })

export const orderService = async (
  body: InputOf<typeof createServiceOrder>['body'],
  idempotencyKey: string,
): Promise<Order> => (await api.call(createServiceOrder, { body }, { idempotencyKey })).body

/** Has the API ask the payment service now, instead of waiting for the service to tell. */
export const checkOrderNow = async (id: string, signal?: AbortSignal): Promise<Order> =>
  (await api.call(checkServiceOrder, { params: { id } }, signal ? { signal } : {})).body

/** Where the period that the bank refused is paid. */
export const openUnpaid = async (id: string): Promise<string> =>
  (await api.call(openUnpaidPeriod, { params: { id } })).body.url

export const giveUpOrder = async (id: string): Promise<Order> =>
  (await api.call(giveUpServiceOrder, { params: { id } })).body

export const endOrder = async (id: string, body: InputOf<typeof endServiceOrder>['body']): Promise<Order> =>
  (await api.call(endServiceOrder, { params: { id }, body })).body

export const withdrawFromOrder = async (
  id: string,
  body: InputOf<typeof withdrawServiceOrder>['body'],
): Promise<Order> => (await api.call(withdrawServiceOrder, { params: { id }, body })).body

/** What a change of an order touches elsewhere. */
export function refreshAfterOrder(queries: QueryClient, order?: Order): void {
  if (order) queries.setQueryData(orderQuery(order.id).queryKey, order)
  for (const queryKey of [
    ['services', 'offer'],
    ['services', 'orders'],
    ['payments'],
    ['vouchers'],
    ['tasks'],
    ['memberships', 'one'],
  ])
    queries.invalidateQueries({ queryKey }).catch(() => undefined)
}
