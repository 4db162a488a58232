import { revealNir } from '@guichet/contract/nir-reveals.contract'
import { api } from '../../../shared/api/client.ts'

/** My number, whole; the password is asked for unless it was given a moment ago. */
export const readNir = async (currentPassword?: string): Promise<string> =>
  (await api.call(revealNir, { body: { currentPassword } })).body.nir
