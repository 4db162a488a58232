import { changePassword } from '@guichet/contract/session.contract'
import { api } from './client.ts'

/** Changes the own password; the other sessions end. */
export const savePassword = (currentPassword: string, newPassword: string) =>
  api.call(changePassword, { body: { currentPassword, newPassword } })

/** Chooses a first one, for who has none. */
export const saveFirstPassword = (newPassword: string) => api.call(changePassword, { body: { newPassword } })
