import { passkeys, trustedDevices } from '@guichet/db/schema'
import { PASSWORD } from './factories.ts'
import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
const proof = { body: { currentPassword: PASSWORD } }

const SIGNED = { id: 'AA', clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA', userHandle: null }

/** A passkey of member A. */
async function passkeyOf(api: TestApp, { owner }: World): Promise<string> {
  const id = api.deps.ids.uuid()
  await api.deps.db.insert(passkeys).values({
    ...{ id, personId: owner.id, credentialId: id, publicKey: Buffer.from('x'), counter: 0, transports: [] },
    ...{ aaguid: id, synced: true, name: 'Essai', createdAt: api.clock.now() },
  })
  return id
}

/** Calls of the access matrix on second factors of member A. */
export const FACTOR_CALLS = {
  beginTotpSetup: () => proof,
  confirmTotp: () => ({ body: { code: '123456' } }),
  renameTotp: () => ({ body: { name: 'Téléphone' } }),
  removeTotp: () => proof,
  makeRecoveryCodes: () => proof,
  addSmsFactor: () => proof,
  removeSmsFactor: () => proof,
  sendFactorCode: () => ({ body: {} }),
  beginPasskeyRegistration: () => proof,
  registerPasskey: () => ({
    body: { credential: { id: 'AA', clientDataJSON: 'AA', attestationObject: 'AA', transports: [] } },
  }),
  renamePasskey: async (api: TestApp, world: World, id?: string) => ({
    ...{ params: { id: id ?? (await passkeyOf(api, world)) }, body: { name: 'Bureau' } },
  }),
  removePasskey: async (api: TestApp, world: World, id?: string) => ({
    ...{ params: { id: id ?? (await passkeyOf(api, world)) }, ...proof },
  }),
  beginPasskeySignIn: () => ({ body: {} }),
  signInWithPasskey: () => ({ body: { credential: SIGNED } }),
  beginPasskeyFactor: () => ({ body: {} }),
  forgetTrustedDevice: async (api: TestApp, { owner }: World, id?: string) => {
    const made = api.deps.ids.uuid()
    const createdAt = api.clock.now()
    await api.deps.db.insert(trustedDevices).values({
      ...{ id: made, personId: owner.id, deviceHash: api.deps.ids.bytes(32), userAgent: '', ip: '192.0.2.1' },
      ...{ createdAt, expiresAt: new Date(createdAt.getTime() + 86_400_000) },
    })
    return { params: { id: id ?? made } }
  },
}
