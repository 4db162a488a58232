import { accountNameProblem, normaliseLogin, primaryLoginProblem, secondaryLogin } from './account-login.ts'
import { searchKey } from './text.ts'

/** Columns of a file of accounts, as its first line names them. */
export const IMPORT_COLUMNS = [
  'compte',
  'compte primaire',
  'profil',
  'type',
  'siret',
  'raison sociale',
  'représentant légal',
  'civilité',
  'nom',
  'prénom',
  'email',
  'téléphone',
  'n° voie',
  'voie',
  'complément',
  'code postal',
  'ville',
  'pays',
  'boite mail',
  'autonome',
  'nombre de comptes secondaires',
  'téléprocédures',
] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]
export const REQUIRED_COLUMNS: readonly ImportColumn[] = [
  'compte',
  'siret',
  'raison sociale',
  'nom',
  'prénom',
  'email',
]
export type ImportCells = Readonly<Record<ImportColumn, string>>

export interface ImportError {
  /** Line of the file as a spreadsheet counts: the first line names the columns. */
  readonly row: number
  readonly column: string
  readonly code: string
}

const columnKey = (text: string) => searchKey(text.replaceAll('_', ' ')).replaceAll('°', 'o')
const BY_KEY = new Map(IMPORT_COLUMNS.map((column) => [columnKey(column), column]))

/** Which column stands where; what is wrong with the first line. Case, accents and underscores do not matter. */
export function readImportHeader(cells: readonly string[]): {
  readonly columns: readonly (ImportColumn | null)[]
  readonly errors: readonly ImportError[]
} {
  const columns = cells.map((cell) => BY_KEY.get(columnKey(cell)) ?? null)
  const wrong = cells.flatMap((cell, index): readonly ImportError[] => {
    if (cell.trim() === '') return []
    const column = columns[index] ?? null
    if (column === null) return [{ row: 1, column: cell.slice(0, 60), code: 'import.column-unknown' }]
    return columns.indexOf(column) < index ? [{ row: 1, column, code: 'import.column-twice' }] : []
  })
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column))
  return {
    columns,
    errors: [...wrong, ...missing.map((column) => ({ row: 1, column, code: 'import.column-missing' }))],
  }
}

export function importCells(
  columns: readonly (ImportColumn | null)[],
  cells: readonly string[],
): ImportCells {
  const found = Object.fromEntries(IMPORT_COLUMNS.map((column) => [column, ''])) as Record<
    ImportColumn,
    string
  >
  for (const [index, column] of columns.entries())
    if (column !== null) found[column] = cells[index]?.trim() ?? ''
  return found
}

const WORDS: Readonly<Record<string, boolean>> = {
  ...{ '': false, non: false, no: false, n: false, '0': false, faux: false, false: false },
  ...{ oui: true, yes: true, o: true, y: true, '1': true, vrai: true, true: true, x: true },
}
const TYPES: Readonly<Record<string, string>> = {
  ...{ '': 'company', entreprise: 'company', company: 'company', oga: 'oga', autre: 'other', other: 'other' },
  ...{ 'expert-comptable': 'accountant', 'expert comptable': 'accountant', accountant: 'accountant' },
}
const TITLES: Readonly<Record<string, string>> = {
  ...{ mme: 'mme', madame: 'mme', m: 'm', 'm.': 'm', mr: 'm', monsieur: 'm' },
}

/** An account as one line of the file asks for it, before what only the database knows. */
export interface ImportedRow {
  readonly row: number
  readonly login: string
  /** Null for a primary account. */
  readonly primaryLogin: string | null
  readonly profileCode: string
  readonly accountType: string
  readonly title: string | null
  readonly hasMailbox: boolean
  readonly autonomous: boolean
  readonly mailboxQuota: number
  /** Codes, in the order of the file, each once. */
  readonly procedures: readonly string[]
  readonly cells: ImportCells
}

/** Reads one line: words for yes and no, types, titles, codes; the login of a secondary ends with its primary’s. */
export function readImportRow(
  row: number,
  cells: ImportCells,
): { readonly account: ImportedRow; readonly errors: readonly ImportError[] } {
  const errors: ImportError[] = []
  const refuse = (column: ImportColumn, code: string) => errors.push({ row, column, code })
  const word = <T>(column: ImportColumn, words: Readonly<Record<string, T>>, otherwise: T): T => {
    const key = searchKey(cells[column])
    if (Object.hasOwn(words, key)) return words[key] as T
    refuse(column, 'invalid')
    return otherwise
  }
  const primary = normaliseLogin(cells['compte primaire'])
  const primaryLogin = primary === '' ? null : primary
  const typed = normaliseLogin(cells.compte)
  const suffix = `.${primary}`
  const name = primaryLogin !== null && typed.endsWith(suffix) ? typed.slice(0, -suffix.length) : typed
  const problem = primaryLogin === null ? primaryLoginProblem(name) : accountNameProblem(name)
  if (name === '') refuse('compte', 'required')
  else if (problem) refuse('compte', problem)
  const quota = cells['nombre de comptes secondaires']
  if (!/^\d{0,6}$/u.test(quota) || Number(quota) > 100_000)
    refuse('nombre de comptes secondaires', 'number.range')
  if (primaryLogin !== null && quota !== '') refuse('nombre de comptes secondaires', 'import.primary-only')
  if (primaryLogin !== null && cells.profil !== '') refuse('profil', 'import.primary-only')
  const autonomous = word('autonome', WORDS, false)
  if (primaryLogin === null && autonomous) refuse('autonome', 'import.secondary-only')
  const codes = cells.téléprocédures
    .split('|')
    .map((code) => code.trim())
    .filter((code) => code !== '')
  if (new Set(codes).size < codes.length) refuse('téléprocédures', 'invalid')
  return {
    account: {
      row,
      login: primaryLogin === null ? name : secondaryLogin(name, primaryLogin),
      primaryLogin,
      profileCode: cells.profil,
      accountType: word('type', TYPES, 'company'),
      title: cells.civilité === '' ? null : word<string | null>('civilité', TITLES, null),
      hasMailbox: primaryLogin === null || word('boite mail', WORDS, false),
      autonomous,
      mailboxQuota: primaryLogin === null ? Number(quota) || 0 : 0,
      procedures: [...new Set(codes)],
      cells,
    },
    errors,
  }
}

/** Lines whose login an earlier line has. */
export function repeatedLogins(accounts: readonly ImportedRow[]): readonly ImportError[] {
  const seen = new Set<string>()
  return accounts.flatMap(({ row, login }) => {
    if (seen.has(login)) return [{ row, column: 'compte', code: 'import.login-twice' }]
    seen.add(login)
    return []
  })
}

/** Lines whose mailbox finds no place any more; `free` are the places of each primary before the file. */
export function beyondQuota(
  accounts: readonly ImportedRow[],
  free: ReadonlyMap<string, number>,
): readonly ImportError[] {
  const left = new Map(free)
  return accounts.flatMap(({ row, primaryLogin, hasMailbox }) => {
    if (primaryLogin === null || !hasMailbox || !left.has(primaryLogin)) return []
    const places = left.get(primaryLogin) ?? 0
    left.set(primaryLogin, places - 1)
    return places > 0 ? [] : [{ row, column: 'boite mail', code: 'import.quota-exceeded' }]
  })
}
