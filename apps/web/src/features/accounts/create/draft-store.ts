import type { ProcedureChoice } from '../procedures/procedure-choices.ts'

/** What is kept in this tab while somebody fills in the steps. */
export interface StoredDraft<V> {
  readonly values: V
  readonly procedures: readonly ProcedureChoice[]
}

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
export function readStored<V>(key: string, empty: V): StoredDraft<V> {
  const none = { values: empty, procedures: [] }
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return none
    const { values, procedures } = kept as Record<string, unknown>
    return {
      values: fitted(empty, values),
      procedures: Array.isArray(procedures) ? procedures.filter(isChoice) : [],
    }
  } catch {
    return none
  }
}

export function store(key: string, draft: StoredDraft<object>): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // No storage in this browser: what was typed lives as long as the page.
  }
}

export function dropStored(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}
