import { listProcedures } from '@guichet/contract/options.contract'
import { checkLogin, getRegistrationOffer, registerAccount } from '@guichet/contract/registrations.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type RegistrationOffer = BodyOf<typeof getRegistrationOffer>
export type RegistrationBody = InputOf<typeof registerAccount>['body']
export type Registration = BodyOf<typeof registerAccount>

/** What a new primary account may choose from, in the language of the page. */
export const registrationOfferQuery = (locale: string) =>
  queryOptions({
    queryKey: ['registrations', 'offer', locale],
    queryFn: async ({ signal }) => (await api.call(getRegistrationOffer, {}, { signal })).body,
  })

export const procedureListQuery = (locale: string) =>
  queryOptions({
    queryKey: ['registrations', 'procedures', locale],
    queryFn: async ({ signal }) => (await api.call(listProcedures, {}, { signal })).body.items,
  })

/** Whether a login can be had. */
export const loginQuery = (login: string) =>
  queryOptions({
    queryKey: ['registrations', 'login', login],
    queryFn: async ({ signal }) =>
      (await api.call(checkLogin, { query: { login } }, { signal })).body.availability,
  })

/** `idempotencyKey` is the same for each try of the same request, so that two clicks never make two accounts. */
export const sendRegistration = async (body: RegistrationBody, idempotencyKey: string) =>
  (await api.call(registerAccount, { body }, { idempotencyKey })).body
