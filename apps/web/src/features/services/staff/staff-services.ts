import type { BodyOf, InputOf } from '@guichet/contract/route'
import {
  cancelServiceOrder,
  createService,
  createServicePrice,
  decideServiceWithdrawal,
  fulfilServiceOrder,
  getStaffService,
  getStaffServiceOrder,
  listStaffServiceOrders,
  listStaffServices,
  recordServiceWithdrawal,
  refundServiceOrder,
  updateService,
} from '@guichet/contract/staff-services.contract'
import type { ServiceOrderState } from '@guichet/domain/services'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type StaffService = BodyOf<typeof getStaffService>
export type StaffOrderLine = BodyOf<typeof listStaffServiceOrders>['items'][number]
export type StaffOrder = BodyOf<typeof getStaffServiceOrder>
export interface ServiceFile {
  readonly service: StaffService
  readonly etag: string | null
}

/** The whole catalogue, withdrawn services included, and the types of membership. */
export const staffServicesQuery = queryOptions({
  queryKey: ['staff', 'services'],
  queryFn: async ({ signal }) => (await api.call(listStaffServices, {}, { signal })).body,
})

/** A service with the ETag that a change of it must name. */
export const staffServiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'services', id],
    queryFn: async ({ signal }): Promise<ServiceFile> => {
      const { body, etag } = await api.call(getStaffService, { params: { id } }, { signal })
      return { service: body, etag }
    },
  })

export const addService = async (
  body: InputOf<typeof createService>['body'],
  idempotencyKey: string,
): Promise<StaffService> => (await api.call(createService, { body }, { idempotencyKey })).body

export async function saveService(
  base: ServiceFile,
  body: InputOf<typeof updateService>['body'],
): Promise<ServiceFile> {
  const answer = await api.call(
    updateService,
    { params: { id: base.service.id }, body },
    base.etag === null ? {} : { ifMatch: base.etag },
  )
  return { service: answer.body, etag: answer.etag }
}

export const addPrice = async (
  id: string,
  body: InputOf<typeof createServicePrice>['body'],
  idempotencyKey: string,
): Promise<StaffService> =>
  (await api.call(createServicePrice, { params: { id }, body }, { idempotencyKey })).body

export interface OrderSearch {
  readonly q: string
  readonly state: 'todo' | 'withdrawal' | ServiceOrderState | undefined
  readonly serviceId: string | undefined
  readonly cursor: string | undefined
}

export const staffOrdersQuery = (search: OrderSearch) =>
  queryOptions({
    queryKey: ['staff', 'service-orders', search],
    queryFn: async ({ signal }) => {
      const query = {
        ...(search.q !== '' && { q: search.q }),
        ...(search.state && { state: search.state }),
        ...(search.serviceId && { serviceId: search.serviceId }),
        ...(search.cursor !== undefined && { cursor: search.cursor }),
      }
      return (await api.call(listStaffServiceOrders, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const staffOrderQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'service-order', id],
    queryFn: async ({ signal }) =>
      (await api.call(getStaffServiceOrder, { params: { id } }, { signal })).body,
  })

export const fulfilOrder = async (id: string, note: string): Promise<StaffOrder> =>
  (await api.call(fulfilServiceOrder, { params: { id }, body: { note } })).body

export const cancelOrder = async (id: string, reason: string): Promise<StaffOrder> =>
  (await api.call(cancelServiceOrder, { params: { id }, body: { reason } })).body

export const refundOrder = async (
  id: string,
  body: InputOf<typeof refundServiceOrder>['body'],
  idempotencyKey: string,
): Promise<StaffOrder> =>
  (await api.call(refundServiceOrder, { params: { id }, body }, { idempotencyKey })).body

export const recordWithdrawal = async (
  id: string,
  body: InputOf<typeof recordServiceWithdrawal>['body'],
): Promise<StaffOrder> => (await api.call(recordServiceWithdrawal, { params: { id }, body })).body

export const decideWithdrawal = async (
  id: string,
  body: InputOf<typeof decideServiceWithdrawal>['body'],
): Promise<StaffOrder> => (await api.call(decideServiceWithdrawal, { params: { id }, body })).body
