import { lightRoute } from '@guichet/client'
import type {
  beginRecoveryPasskey,
  denyRecovery as deny,
  getRecovery,
  proveRecovery,
  sendRecoveryCode,
  waitForRecovery,
} from '@guichet/contract/recoveries.contract'
import type { BodyOf } from '@guichet/contract/route'
import { api } from '../../../shared/api/client.ts'

const routes = {
  getRecovery: lightRoute<typeof getRecovery>({ method: 'GET', path: '/recoveries/:token' }),
  sendCode: lightRoute<typeof sendRecoveryCode>({ method: 'POST', path: '/recoveries/:token/sms-code' }),
  passkey: lightRoute<typeof beginRecoveryPasskey>({
    method: 'POST',
    path: '/recoveries/:token/passkey-options',
  }),
  prove: lightRoute<typeof proveRecovery>({ method: 'POST', path: '/recoveries/:token/proofs' }),
  wait: lightRoute<typeof waitForRecovery>({ method: 'POST', path: '/recoveries/:token/wait' }),
  deny: lightRoute<typeof deny>({ method: 'POST', path: '/recovery-denials/:token' }),
}

export type Recovery = BodyOf<typeof getRecovery>
/** A proof that is typed. */
export type TypedProof =
  | { readonly smsCode: string }
  | { readonly answer: string }
  | { readonly recoveryCode: string }

export const readRecovery = async (token: string, signal: AbortSignal): Promise<Recovery> =>
  (await api.call(routes.getRecovery, { params: { token } }, { signal })).body
export const sendCode = async (token: string): Promise<Recovery> =>
  (await api.call(routes.sendCode, { params: { token }, body: {} })).body
export const prove = async (token: string, body: TypedProof): Promise<Recovery> =>
  (await api.call(routes.prove, { params: { token }, body })).body
export const beginWait = async (token: string): Promise<Recovery> =>
  (await api.call(routes.wait, { params: { token }, body: {} })).body
export const stopByLink = (token: string) => api.call(routes.deny, { params: { token } })

/** Has a passkey of this browser sign; only who chooses it loads what speaks to the browser about it. */
export async function provePasskey(token: string): Promise<Recovery> {
  const { body: options } = await api.call(routes.passkey, { params: { token }, body: {} })
  const { signWithPasskey } = await import('../../../shared/browser/passkeys.ts')
  const passkey = await signWithPasskey(options)
  return (await api.call(routes.prove, { params: { token }, body: { passkey } })).body
}
