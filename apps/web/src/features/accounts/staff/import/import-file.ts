import { IMPORT_MOST_BYTES } from '@guichet/contract/account-imports.contract'
import { IMPORT_COLUMNS } from '@guichet/domain/account-import'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import type { ImportLine } from '../api/import-accounts.ts'

export type FileProblem = 'spreadsheet' | 'type' | 'empty' | 'tooLarge' | 'notText' | 'changed'

const SPREADSHEET = /\.(?:xlsx?|xlsm|ods|numbers)$/iu
const CSV = /\.(?:csv|txt)$/iu
/** What the browser’s own window offers; whatever is dropped is checked by its name. */
export const ACCEPTED_FILES = '.csv,.txt,text/csv'

/** What can be told of a file before it is read. */
export function fileProblem({ name, size }: Pick<File, 'name' | 'size'>): FileProblem | undefined {
  if (SPREADSHEET.test(name)) return 'spreadsheet'
  if (!CSV.test(name)) return 'type'
  if (size === 0) return 'empty'
  return size > IMPORT_MOST_BYTES ? 'tooLarge' : undefined
}

const AT_ONCE = 0x8000
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += AT_ONCE)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + AT_ONCE)))
  return btoa(parts.join(''))
}

export type ReadFile = { readonly content: string } | { readonly problem: FileProblem }

/** The file as it stands now on the disk, in base64. Some browsers read no more what was changed since it was chosen. */
export async function readImportFile(file: File): Promise<ReadFile> {
  const wrong = fileProblem(file)
  if (wrong) return { problem: wrong }
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return { problem: 'changed' }
  }
  const problem = fileProblem({ name: file.name, size: bytes.length })
  if (problem) return { problem }
  // No text of ours holds a zero: a spreadsheet, a picture or UTF-16 does.
  return bytes.includes(0) ? { problem: 'notText' } : { content: base64Of(bytes) }
}

const csvFile = (lines: readonly (readonly string[])[]) =>
  new Blob([CSV_START, ...lines.map(csvLine)], { type: 'text/csv;charset=utf-8' })

/** The first line alone: an example would be imported with the rest. */
export const templateFile = () => csvFile([IMPORT_COLUMNS])

export const reportFile = (head: readonly string[], errors: readonly ImportLine[]) =>
  csvFile([head, ...errors.map(({ row, column, message }) => [String(row), column, message])])

/** `comptes.csv` → `comptes-erreurs.csv`. */
export const reportName = (fileName: string, word: string) =>
  `${fileName.replace(/\.[^.]*$/u, '')}-${word}.csv`
