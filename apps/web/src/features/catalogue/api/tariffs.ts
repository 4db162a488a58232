import { createTariff, listTariffs } from '@guichet/contract/catalogue.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Tariff = BodyOf<typeof listTariffs>['items'][number]
export type TariffBody = InputOf<typeof createTariff>['body']

/** Prices of all items, the latest of each first. */
export const tariffsQuery = queryOptions({
  queryKey: ['staff', 'tariffs'],
  queryFn: async ({ signal }) => (await api.call(listTariffs, {}, { signal })).body.items,
})

export const setTariff = async (body: TariffBody, idempotencyKey: string): Promise<Tariff> =>
  (await api.call(createTariff, { body }, { idempotencyKey })).body
