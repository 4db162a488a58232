import { getPendingFranceConnect } from '@guichet/contract/franceconnect.contract'
import * as contract from '@guichet/contract/joinings.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { getSession } from '@guichet/contract/session.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type JoiningOffer = BodyOf<typeof contract.getJoiningOffer>
export type Joining = BodyOf<typeof contract.getJoining>
export type JoiningOrder = NonNullable<Joining['order']>
export type JoiningMethod = JoiningOrder['methods'][number]
export type JoiningDraftBody = InputOf<typeof contract.saveJoining>['body']
export type JoiningBody = InputOf<typeof contract.submitJoining>['body']

/** What a newcomer may choose from, in the language of the page; asked afresh: amounts and dates must hold. */
export const joiningOfferQuery = (locale: string, partnerId = '') =>
  queryOptions({
    queryKey: ['joinings', 'offer', locale, partnerId],
    queryFn: async ({ signal }) => {
      const query = partnerId === '' ? {} : { partnerId }
      return (await api.call(contract.getJoiningOffer, { query }, { signal })).body
    },
    staleTime: 0,
  })

/** A joining by its secret, in the language of the page. */
export const joiningQuery = (token: string, locale: string) =>
  queryOptions({
    queryKey: ['joinings', 'one', token, locale],
    queryFn: async ({ signal }) =>
      (await api.call(contract.getJoining, { params: { token } }, { signal })).body,
    staleTime: 0,
  })

/** Who is signed in, if somebody is: the page opens for anybody. */
export const joinerQuery = queryOptions({
  queryKey: ['joinings', 'joiner'],
  queryFn: async ({ signal }) => {
    try {
      return (await api.call(getSession, {}, { signal })).body
    } catch {
      return null
    }
  },
})

/** DESGRANGES → Desgranges, LE GOFF-ROCHE → Le Goff-Roche: as people write their names. */
const inNameCase = (name: string): string =>
  name.toLocaleLowerCase('fr').replace(/(?:^|[\s'’-])\p{L}/gu, (start) => start.toLocaleUpperCase('fr'))

/** Whom FranceConnect has told of in this browser; null when nobody waits any more. */
export const toldIdentityQuery = queryOptions({
  queryKey: ['joinings', 'told'],
  queryFn: async ({ signal }) => {
    try {
      const { identity } = (await api.call(getPendingFranceConnect, {}, { signal })).body
      return {
        firstName: inNameCase(identity.givenNames.split(' ')[0] ?? ''),
        lastName: inNameCase(identity.usualName ?? identity.birthName),
        ...{ email: identity.email ?? '', isTold: true as const },
      }
    } catch {
      return null
    }
  },
})

/** Keeps what was typed so far, under the secret known or a new one. @returns the secret. */
export async function keepDraft(token: string | null, body: JoiningDraftBody): Promise<string> {
  if (token === null) return (await api.call(contract.startJoining, { body })).body.token
  await api.call(contract.saveJoining, { params: { token }, body })
  return token
}

export const sendJoining = async (token: string, body: JoiningBody): Promise<Joining> =>
  (await api.call(contract.submitJoining, { params: { token }, body })).body

export const sendLinkAgain = async (token: string): Promise<Joining> =>
  (await api.call(contract.sendJoiningLink, { params: { token } })).body

type JoiningPaymentBody = InputOf<typeof contract.payJoining>['body']

/** `idempotencyKey` is the same for each try of the same payment, so that two clicks never open two. */
export const openJoiningPayment = async (
  token: string,
  body: JoiningPaymentBody,
  idempotencyKey: string,
): Promise<Joining> =>
  (await api.call(contract.payJoining, { params: { token }, body }, { idempotencyKey })).body

/** Has the API ask the payment service now, instead of waiting for the service to tell. */
export const checkJoiningNow = async (token: string, signal?: AbortSignal): Promise<Joining> =>
  (await api.call(contract.checkJoining, { params: { token } }, signal ? { signal } : {})).body

export const giveUpPayment = async (token: string): Promise<Joining> =>
  (await api.call(contract.cancelJoiningPayment, { params: { token } })).body
