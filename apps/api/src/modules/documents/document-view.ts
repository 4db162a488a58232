import type { document, documentLine } from '@guichet/contract/documents.contract'
import { trashEndsOn } from '@guichet/domain/document-life'
import { isShareable } from '@guichet/domain/document-links'
import { localDateAt } from '@guichet/domain/local-date'
import type { z } from 'zod'
import { accessOf, actingPersonId, type Ctx } from '../../ctx.ts'
import type { ShelfRow, VersionRow } from './data/document-data.ts'
import { previewOf } from './domain/accepted-types.ts'

export type DocumentLineView = z.input<typeof documentLine>
export type DocumentView = z.input<typeof document>

export const toDocumentLine = (row: ShelfRow, ctx: Ctx): DocumentLineView => ({
  id: row.id,
  number: row.number,
  name: row.name,
  category: row.category as DocumentLineView['category'],
  period: row.period,
  source: row.ownerId === null ? 'organisation' : 'member',
  mediaType: row.mediaType,
  size: row.size,
  preview: previewOf(row.mediaType),
  version: row.version,
  addedAt: row.addedAt.toISOString(),
  trashedAt: row.trashedAt?.toISOString() ?? null,
  deletedOn: row.trashedAt
    ? trashEndsOn(localDateAt(row.trashedAt), row.warnedAt && localDateAt(row.warnedAt))
    : null,
  damaged: row.damagedAt !== null,
  // Links are for whoever acts for himself.
  shareable: row.trashedAt === null && !accessOf(ctx) && isShareable(row, actingPersonId(ctx)),
})

export const toDocumentFile = (row: VersionRow): DocumentView['versions'][number] => ({
  version: row.version,
  fileName: row.fileName,
  mediaType: row.mediaType,
  size: row.size,
  sha256: row.sha256,
  addedAt: row.createdAt.toISOString(),
  damaged: row.damagedAt !== null,
})

export const toDocumentView = (row: ShelfRow, versions: readonly VersionRow[], ctx: Ctx): DocumentView => ({
  ...toDocumentLine(row, ctx),
  versions: versions.map(toDocumentFile),
})
