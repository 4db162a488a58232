import { closeAccount, closeAccounts, reopenAccount } from '@guichet/contract/accounts.contract'
import { api } from '../../../shared/api/client.ts'

const bodyOf = (reason: string) => ({ reason: reason.trim() === '' ? null : reason })

/** "Désactiver". */
export const closeOne = async (id: string, reason: string) =>
  (await api.call(closeAccount, { params: { id }, body: bodyOf(reason) })).body

/** "Désactiver la sélection": one mail for each address, whatever the number of accounts. */
export const closeMany = async (accountIds: readonly string[], reason: string) =>
  (await api.call(closeAccounts, { body: { accountIds: [...accountIds], ...bodyOf(reason) } })).body

/** "Réactiver". */
export const reopenOne = async (id: string, reason: string) =>
  (await api.call(reopenAccount, { params: { id }, body: bodyOf(reason) })).body
