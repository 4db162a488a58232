import * as contract from '@guichet/contract/franceconnect.contract'
import type { BodyOf } from '@guichet/contract/route'
import { requestPasswordReset } from '@guichet/contract/session.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { paths } from '../paths.ts'
import { followFranceConnect } from './franceconnect-calls.ts'

export type FranceConnectLink = BodyOf<typeof contract.getFranceConnectLink>

export const franceConnectQuery = queryOptions({
  queryKey: ['me', 'franceconnect'],
  queryFn: async ({ signal }) => (await api.call(contract.getFranceConnectLink, {}, { signal })).body,
})

/** Leaves for FranceConnect to link it; the password is asked for unless it was given a moment ago. */
export async function leaveToLink(currentPassword?: string): Promise<void> {
  const { body } = await api.call(contract.startFranceConnectLink, { body: { currentPassword } })
  followFranceConnect({ intent: 'link', returnTo: paths.security }, body.url)
}

/** Leaves for FranceConnect to confirm who one is; one comes back to this very page. */
export async function leaveToProve(): Promise<void> {
  const { body } = await api.call(contract.startFranceConnectProof)
  const { pathname, search } = window.location
  followFranceConnect({ intent: 'prove', returnTo: `${pathname}${search}` }, body.url)
}

export const removeLink = async (currentPassword?: string): Promise<FranceConnectLink> =>
  (await api.call(contract.unlinkFranceConnect, { body: { currentPassword } })).body

/** Takes a link back that is held. */
export const releaseLink = async (currentPassword?: string): Promise<FranceConnectLink> =>
  (await api.call(contract.takeBackFranceConnect, { body: { currentPassword } })).body

/** A link by mail, by which who has no password chooses one. */
export const sendPasswordLink = (email: string) => api.call(requestPasswordReset, { body: { email } })
