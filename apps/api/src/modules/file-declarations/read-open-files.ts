import { searchKey } from '@guichet/domain/text'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { type DeclarationFile, readDeclarationFiles } from '../declarations/index.ts'
import { readOpenDeclarants } from './data/open-file-data.ts'
import { type NextDeclaration, nextDeclaration } from './domain/next-declaration.ts'

/** A file that is open to whoever asks for its declarations. */
export interface OpenDeclarationFile extends NextDeclaration {
  /** The access by which it is open. */
  readonly fileId: string
  readonly mayFile: boolean
  readonly ownerName: string
  /** What it is sorted and searched by. */
  readonly nameKey: string
  readonly found: DeclarationFile
}

/** All the files that are open to whoever asks, own and of the firm, each once: by four statements, whatever their number. */
export async function readOpenFiles(ctx: Ctx): Promise<OpenDeclarationFile[]> {
  const rows = await readOpenDeclarants(ctx, actingPersonId(ctx))
  const accesses = new Map<string, (typeof rows)[number]>()
  // The widest comes first, and stays.
  for (const row of rows) if (!accesses.has(row.declarantId)) accesses.set(row.declarantId, row)
  const today = ctx.clock.today()
  const files = await readDeclarationFiles(ctx, [...accesses.keys()])
  return files.flatMap((found) => {
    const access = accesses.get(found.file.id)
    if (!access) return []
    const { fileId, mayFile, firstName, lastName } = access
    const ownerName = `${lastName} ${firstName}`
    const filed = new Set(found.filed.map(({ code }) => code))
    const isOpen = found.file.state === 'open'
    const next = nextDeclaration({ isOpen, periods: found.periods, filed }, today)
    return [{ fileId, mayFile, ownerName, nameKey: searchKey(ownerName), found, ...next }]
  })
}

/** Whether a file has these words in its names or number. */
export function hasWords(file: OpenDeclarationFile, q: string | undefined): boolean {
  const words = searchKey(q ?? '')
  if (words === '') return true
  const { siret, companyName } = file.found.file
  const digits = words.replaceAll(/\s/gu, '')
  return (
    file.nameKey.includes(words) ||
    searchKey(companyName ?? '').includes(words) ||
    (/^\d+$/u.test(digits) && siret.includes(digits))
  )
}
