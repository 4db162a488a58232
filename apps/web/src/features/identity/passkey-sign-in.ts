import { lightRoute } from '@guichet/client'
import type {
  beginPasskeyFactor,
  beginPasskeySignIn,
  signInWithPasskey as openByPasskey,
} from '@guichet/contract/passkeys.contract'
import { api } from '../../shared/api/client.ts'
import { signWithPasskey, stopPasskeys } from '../../shared/browser/passkeys.ts'
import { type FactorChoice, giveFactor, type SignInStep, stepAfter } from './session-calls.ts'

const routes = {
  beginPasskeySignIn: lightRoute<typeof beginPasskeySignIn>({
    method: 'POST',
    path: '/session/passkey/options',
  }),
  openByPasskey: lightRoute<typeof openByPasskey>({ method: 'POST', path: '/session/passkey' }),
  beginPasskeyFactor: lightRoute<typeof beginPasskeyFactor>({
    method: 'POST',
    path: '/session/factor/options',
  }),
}

/** Signs in with a passkey: of any that the browser offers, or of the suggestions of the field "Email". */
export async function signInByPasskey(remember: () => boolean, autofill = false): Promise<SignInStep> {
  const { body: options } = await api.call(routes.beginPasskeySignIn, { body: {} })
  const credential = await signWithPasskey(options, autofill)
  return stepAfter(await api.call(routes.openByPasskey, { body: { credential, remember: remember() } }))
}

/** Gives a passkey as the second factor. */
export async function givePasskey(choice: FactorChoice): Promise<SignInStep> {
  const { body: options } = await api.call(routes.beginPasskeyFactor, { body: {} })
  return giveFactor({ passkey: await signWithPasskey(options), ...choice })
}

export { stopPasskeys }
