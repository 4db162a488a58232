import type { ProcedureChoice } from '../procedures/procedure-choices.ts'
import { type CreateValues, emptyCreation } from './create-values.ts'

export interface Draft {
  readonly values: CreateValues
  readonly procedures: readonly ProcedureChoice[]
}

const keyOf = (primaryId: string) => `guichet.new-account.${primaryId}`

/** Values of the shape of `empty`: what is not of its kind is left out. */
function fitted<T>(empty: T, kept: unknown): T {
  if (typeof empty !== 'object' || empty === null) return (typeof kept === typeof empty ? kept : empty) as T
  const source = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  return Object.fromEntries(
    Object.entries(empty).map(([key, value]) => [key, fitted(value, source[key])]),
  ) as T
}

const isChoice = (value: unknown): value is ProcedureChoice =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'documentTypes' in value &&
  (value.documentTypes === null || Array.isArray(value.documentTypes))

/** What was typed before in this tab; nothing of it is trusted to be whole. */
export function readDraft(primaryId: string): Draft {
  const none: Draft = { values: emptyCreation(), procedures: [] }
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(primaryId)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return none
    const { values, procedures } = kept as Record<string, unknown>
    return {
      values: { ...fitted(none.values, values), password: '', passwordAgain: '' },
      procedures: Array.isArray(procedures) ? procedures.filter(isChoice) : [],
    }
  } catch {
    return none
  }
}

/** Keeps what was typed over a reload; passwords are never kept. */
export function keepDraft(primaryId: string, { values, procedures }: Draft): void {
  try {
    const { password: _password, passwordAgain: _again, ...rest } = values
    sessionStorage.setItem(keyOf(primaryId), JSON.stringify({ values: rest, procedures }))
  } catch {
    // No storage in this browser: what was typed lives as long as the page.
  }
}

export function dropDraft(primaryId: string): void {
  try {
    sessionStorage.removeItem(keyOf(primaryId))
  } catch {
    // Nothing was kept either.
  }
}
