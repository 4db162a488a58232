import type {
  madeCredential,
  passkeyCreation,
  passkeyRequest,
  signedCredential,
} from '@guichet/contract/passkey-fields'
import type { In, Out } from '@guichet/contract/route'
import { startAuthentication, startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser'

/*
 * The browser's side of passkeys. Loaded when it is needed: pages import it lazily.
 */

/** Has the browser make a passkey. Throws when the person thinks better of it; nothing is left behind then. */
export async function makePasskey(
  optionsJSON: Out<typeof passkeyCreation>,
): Promise<In<typeof madeCredential>> {
  const { id, response } = await startRegistration({ optionsJSON })
  const { clientDataJSON, attestationObject, transports = [] } = response
  return { id, clientDataJSON, attestationObject, transports: [...transports] }
}

/** Has a passkey sign; with `autofill`, waits until one is chosen among the suggestions of a field. */
export async function signWithPasskey(
  optionsJSON: Out<typeof passkeyRequest>,
  autofill = false,
): Promise<In<typeof signedCredential>> {
  const { id, response } = await startAuthentication({ optionsJSON, useBrowserAutofill: autofill })
  const { clientDataJSON, authenticatorData, signature, userHandle = null } = response
  return { id, clientDataJSON, authenticatorData, signature, userHandle }
}

/** Ends what waits for a passkey. */
export const stopPasskeys = (): void => WebAuthnAbortService.cancelCeremony()
