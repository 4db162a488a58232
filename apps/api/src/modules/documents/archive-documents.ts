import { Readable } from 'node:stream'
import { ARCHIVE_MOST_BYTES, ARCHIVE_MOST_DOCUMENTS } from '@guichet/contract/documents.contract'
import { searchedWords } from '@guichet/domain/document-search'
import { distinctNames, safeFileName, splitExtension } from '@guichet/domain/file-name'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { ProblemError, problem } from '../../platform/problem-error.ts'
import { type ZipEntry, zipOf } from '../../platform/zip-stream.ts'
import { findAllOnShelf, type ShelfRow } from './data/document-data.ts'
import { readShelf } from './data/shelf-list.ts'
import { getDocumentContent } from './get-document-content.ts'
import { leftOutNote } from './left-out-note.ts'
import type { OpenedFile } from './open-content.ts'

interface Input {
  readonly ids?: readonly string[] | undefined
  readonly category?: string | undefined
  readonly q?: string | undefined
}

/** What is asked for; one that is not on the shelf, and nothing is given. */
async function chosen(ctx: Ctx, { ids, category, q }: Input): Promise<ShelfRow[]> {
  const personId = actingPersonId(ctx)
  if (ids !== undefined) {
    const rows = await findAllOnShelf(ctx, personId, ids)
    if (rows.length !== new Set(ids).size) throw problem('resource.not-found')
    return rows
  }
  const filters = { state: 'library', category, words: searchedWords(q) } as const
  const { rows } = await readShelf(ctx, personId, filters, null, ARCHIVE_MOST_DOCUMENTS)
  if (rows.length === 0) throw problem('resource.not-found')
  return rows
}

/** Opens a document as its own download does, journal included; null for one that cannot be given out. */
async function openOne(ctx: Ctx, documentId: string): Promise<OpenedFile | null> {
  try {
    return await getDocumentContent(ctx, documentId, { purpose: 'download' })
  } catch (error) {
    const isLeftOut =
      error instanceof ProblemError &&
      (error.code === 'document.damaged' || error.code === 'resource.not-found')
    if (isLeftOut) return null
    throw error
  }
}

/** Under the name that the library shows, with the ending of its content. */
const nameIn = (row: ShelfRow, { fileName }: OpenedFile): string =>
  safeFileName(`${row.name.replace(/[/\\]/gu, '-')}.${splitExtension(fileName)[1]}`)

/** The files, each opened when its turn comes; last what was left out, if anything was. */
async function* entriesOf(ctx: Ctx, rows: readonly ShelfRow[]): AsyncGenerator<ZipEntry> {
  const distinct = distinctNames()
  const leftOut: ShelfRow[] = []
  for (const row of rows) {
    const file = await openOne(ctx, row.id)
    if (file === null) {
      leftOut.push(row)
      continue
    }
    const { content } = file
    try {
      yield { name: distinct(nameIn(row, file)), modifiedAt: row.addedAt, content }
    } finally {
      content.destroy()
    }
  }
  if (leftOut.length === 0) return
  const { name, content } = leftOutNote(ctx.locale, leftOut)
  yield { name: distinct(name), modifiedAt: ctx.clock.now(), content: Readable.from([content]) }
}

/**
 * Several of my documents as a ZIP, written while they are read, one file open at a time. What is damaged or erased meanwhile is
 * left out, and a text in the archive says so; what breaks while it is read breaks the archive off (M13).
 * @throws problems `resource.not-found`, `document.archive-too-large`.
 */
export async function archiveDocuments(ctx: Ctx, input: Input) {
  const rows = await chosen(ctx, input)
  const bytes = rows.reduce((sum, { size }) => sum + size, 0)
  if (rows.length > ARCHIVE_MOST_DOCUMENTS || bytes > ARCHIVE_MOST_BYTES)
    throw problem('document.archive-too-large')
  return {
    fileName: `documents-${ctx.clock.today()}.zip`,
    content: Readable.from(zipOf(entriesOf(ctx, rows)), { objectMode: false }),
  }
}
