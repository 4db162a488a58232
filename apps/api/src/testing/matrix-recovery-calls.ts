import { PASSWORD } from './factories.ts'

const params = { token: 'x'.repeat(43) }
const proof = { currentPassword: PASSWORD }

/** Calls of the access matrix on recovery: links that nobody was sent, and the levels of member A. */
export const RECOVERY_CALLS = {
  restoreAccess: (_: unknown, { owner }: { readonly owner: { readonly id: string } }, id = owner.id) => ({
    params: { id },
    body: { check: 'document', reason: 'Téléphone perdu', removeFactors: true },
  }),
  getRecovery: () => ({ params }),
  sendRecoveryCode: () => ({ params, body: {} }),
  beginRecoveryPasskey: () => ({ params, body: {} }),
  proveRecovery: () => ({ params, body: { smsCode: '123456' } }),
  waitForRecovery: () => ({ params, body: {} }),
  denyRecovery: () => ({ params }),
  setSecretQuestion: () => ({
    body: { question: 'Le nom de mon premier bateau ?', answer: 'La Marie-Jeanne', ...proof },
  }),
  removeSecretQuestion: () => ({ body: proof }),
  stopRecovery: () => ({ body: {} }),
}
