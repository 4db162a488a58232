import { lightRoute } from '@guichet/client'
import type { startFranceConnect } from '@guichet/contract/franceconnect.contract'
import { api } from '../api/client.ts'
import { checkoutAddress } from '../browser/checkout-address.ts'
import { leaveFor } from '../browser/leave.ts'
import { type FranceConnectWay, keepWay } from './kept-way.ts'

const route = lightRoute<typeof startFranceConnect>({ method: 'POST', path: '/session/franceconnect' })

/** Leaves for FranceConnect; `way` says where one goes on afterwards. @throws when FranceConnect is away. */
export async function leaveForFranceConnect(
  way: FranceConnectWay,
  options: { readonly remember?: boolean; readonly choose?: boolean } = {},
): Promise<void> {
  const { remember = false, choose = false } = options
  const { body } = await api.call(route, { body: { remember, choose } })
  followFranceConnect(way, body.url)
}

/** Leaves for an address of FranceConnect that the portal gave. */
export function followFranceConnect(way: FranceConnectWay, given: string): void {
  const url = checkoutAddress(given)
  if (url === undefined) throw new Error('not a web address')
  keepWay(way)
  leaveFor(url)
}
