import { closeAccount, reopenAccount } from '@guichet/contract/accounts.contract'
import { api } from '../../../shared/api/client.ts'

/** "Désactiver". */
export const closeOne = async (id: string, reason: string) =>
  (await api.call(closeAccount, { params: { id }, body: { reason: reason.trim() === '' ? null : reason } }))
    .body

/** "Réactiver". */
export const reopenOne = async (id: string) => (await api.call(reopenAccount, { params: { id } })).body
