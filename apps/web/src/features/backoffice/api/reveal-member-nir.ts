import { revealMemberNir } from '@guichet/contract/nir-reveals.contract'
import { api } from '../../../shared/api/client.ts'

export const readMemberNir = async (id: string, reason: string): Promise<string> =>
  (await api.call(revealMemberNir, { params: { id }, body: { reason } })).body.nir
