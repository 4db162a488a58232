import * as contract from '@guichet/contract/factors.contract'
import * as passkeys from '@guichet/contract/passkeys.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../../../shared/api/client.ts'

export type Factors = BodyOf<typeof contract.getFactors>
export type TotpOffer = BodyOf<typeof contract.beginTotpSetup>
type Proof = string | undefined

const proof = (currentPassword: Proof) => (currentPassword === undefined ? {} : { currentPassword })

export const factorsQuery = queryOptions({
  queryKey: ['factors'],
  queryFn: async ({ signal }) => (await api.call(contract.getFactors, {}, { signal })).body,
})

/** Puts what a change answered in the place of what is shown. */
export function useKeepFactors() {
  const queries = useQueryClient()
  return useCallback((now: Factors) => queries.setQueryData(factorsQuery.queryKey, now), [queries])
}

export const beginTotp = async (password: Proof): Promise<TotpOffer> =>
  (await api.call(contract.beginTotpSetup, { body: proof(password) })).body
export const confirmTotp = async (code: string): Promise<Factors> =>
  (await api.call(contract.confirmTotp, { body: { code } })).body
export const renameTotp = async (name: string): Promise<Factors> =>
  (await api.call(contract.renameTotp, { body: { name } })).body
export const removeTotp = async (password: Proof): Promise<Factors> =>
  (await api.call(contract.removeTotp, { body: proof(password) })).body
export const addSms = async (password: Proof): Promise<Factors> =>
  (await api.call(contract.addSmsFactor, { body: proof(password) })).body
export const removeSms = async (password: Proof): Promise<Factors> =>
  (await api.call(contract.removeSmsFactor, { body: proof(password) })).body
export const makeRecoveryCodes = async (password: Proof) =>
  (await api.call(contract.makeRecoveryCodes, { body: proof(password) })).body
export const forgetDevice = async (id: string): Promise<Factors> => {
  await api.call(contract.forgetTrustedDevice, { params: { id } })
  return (await api.call(contract.getFactors)).body
}

/** Has the browser make a passkey once the password was given, and registers it. */
export async function addPasskey(password: Proof): Promise<Factors> {
  const { body: options } = await api.call(passkeys.beginPasskeyRegistration, { body: proof(password) })
  const { makePasskey } = await import('../../../shared/browser/passkeys.ts')
  const credential = await makePasskey(options)
  return (await api.call(passkeys.registerPasskey, { body: { credential } })).body
}
export const renamePasskey = async (id: string, name: string): Promise<Factors> =>
  (await api.call(passkeys.renamePasskey, { params: { id }, body: { name } })).body
export const removePasskey = async (id: string, password: Proof): Promise<Factors> =>
  (await api.call(passkeys.removePasskey, { params: { id }, body: proof(password) })).body
