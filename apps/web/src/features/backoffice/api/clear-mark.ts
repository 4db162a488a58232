import { clearUndeliverable } from '@guichet/contract/mail-standing.contract'
import { api } from '../../../shared/api/client.ts'

/** Says that the address of a member takes mail again. */
export const clearMark = (id: string) => api.call(clearUndeliverable, { params: { id } })
