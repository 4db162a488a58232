import * as contract from '@guichet/contract/declarants.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { getSession } from '@guichet/contract/session.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type DeclarantOffer = BodyOf<typeof contract.getDeclarantOffer>
export type Signup = BodyOf<typeof contract.getDeclarantSignup>
export type SignupBody = InputOf<typeof contract.startDeclarantSignup>['body']
export type Started = BodyOf<typeof contract.startDeclarantSignup>

export const declarantOfferQuery = (locale: string) =>
  queryOptions({
    queryKey: ['declarants', 'offer', locale],
    queryFn: async ({ signal }) => (await api.call(contract.getDeclarantOffer, {}, { signal })).body,
    staleTime: 0,
  })

export const signupQuery = (token: string) =>
  queryOptions({
    queryKey: ['declarants', 'signup', token],
    queryFn: async ({ signal }) =>
      (await api.call(contract.getDeclarantSignup, { params: { token } }, { signal })).body,
    staleTime: 0,
  })

/** Who is signed in, if somebody is: the page opens for anybody. */
export const applicantQuery = queryOptions({
  queryKey: ['declarants', 'applicant'],
  queryFn: async ({ signal }) => {
    try {
      const { body } = await api.call(getSession, {}, { signal })
      const { file } = body.isDeclarant
        ? (await api.call(contract.getOwnDeclarant, {}, { signal })).body
        : { file: null }
      return { ...body, fileState: file?.state ?? null }
    } catch {
      return null
    }
  },
})

/** Sends what was given, under the secret known or a new one. */
export async function sendSignup(token: string | null, body: SignupBody): Promise<Started> {
  if (token === null) return (await api.call(contract.startDeclarantSignup, { body })).body
  const { body: signup } = await api.call(contract.correctDeclarantSignup, { params: { token }, body })
  return { token, signup }
}

export const followLink = async (token: string): Promise<Started> =>
  (await api.call(contract.followDeclarantLink, { params: { token } })).body

export const chooseWay = async (token: string, choice: 'later' | 'check'): Promise<Signup> =>
  (await api.call(contract.chooseDeclarantWay, { params: { token }, body: { choice } })).body

export const sendLinkAgain = async (token: string): Promise<Signup> =>
  (await api.call(contract.sendDeclarantLink, { params: { token } })).body

export const changeContact = async (
  token: string,
  body: { readonly email: string; readonly phone: string },
): Promise<Signup> => (await api.call(contract.changeDeclarantContact, { params: { token }, body })).body

export const sendCode = async (token: string): Promise<Signup> =>
  (await api.call(contract.sendDeclarantCode, { params: { token } })).body

export const giveCode = async (token: string, code: string): Promise<Signup> =>
  (await api.call(contract.verifyDeclarantPhone, { params: { token }, body: { code } })).body

export const choosePassword = async (token: string, password: string) =>
  (await api.call(contract.activateDeclarant, { params: { token }, body: { password } })).body
