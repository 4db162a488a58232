import { type CreateValues, emptyCreation } from './create-values.ts'
import { dropStored, readStored, type StoredDraft, store } from './draft-store.ts'

export type Draft = StoredDraft<CreateValues>

const keyOf = (primaryId: string) => `guichet.new-account.${primaryId}`

/** What was typed before in this tab, without passwords. */
export function readDraft(primaryId: string): Draft {
  const { values, procedures } = readStored(keyOf(primaryId), emptyCreation())
  return { values: { ...values, password: '', passwordAgain: '' }, procedures }
}

/** Keeps what was typed over a reload; passwords are never kept. */
export function keepDraft(primaryId: string, { values, procedures }: Draft): void {
  const { password: _password, passwordAgain: _again, ...rest } = values
  store(keyOf(primaryId), { values: rest, procedures })
}

export const dropDraft = (primaryId: string): void => dropStored(keyOf(primaryId))
