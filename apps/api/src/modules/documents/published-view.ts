import type { BodyOf } from '@guichet/contract/route'
import type { getPublishedDocument, listPublishedDocuments } from '@guichet/contract/staff-documents.contract'
import type { VersionRow } from './data/document-data.ts'
import type { PublishedRow } from './data/published-data.ts'
import { toDocumentFile } from './document-view.ts'
import { previewOf } from './domain/accepted-types.ts'

export type PublishedLineView = BodyOf<typeof listPublishedDocuments>['items'][number]
export type PublishedView = BodyOf<typeof getPublishedDocument>

export const toPublishedLine = ({
  audienceId: _,
  damagedAt,
  createdAt,
  ...row
}: PublishedRow): PublishedLineView => ({
  ...row,
  category: row.category as PublishedLineView['category'],
  preview: previewOf(row.mediaType),
  publishedAt: createdAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  damaged: damagedAt !== null,
})

export const toPublishedView = (row: PublishedRow, versions: readonly VersionRow[]): PublishedView => ({
  ...toPublishedLine(row),
  versions: versions.map(toDocumentFile),
})
