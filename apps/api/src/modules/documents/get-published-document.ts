import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findVersion, readVersions } from './data/document-data.ts'
import { findPublished, type PublishedRow } from './data/published-data.ts'
import { noteAccess } from './note-access.ts'
import { type OpenedFile, openContent } from './open-content.ts'
import { type PublishedView, toPublishedView } from './published-view.ts'

/** A document that is published. @throws problem `resource.not-found`. */
export async function reachPublished(ctx: Ctx, documentId: string): Promise<PublishedRow> {
  const row = await findPublished(ctx, documentId)
  if (!row) throw problem('resource.not-found')
  return row
}

/** A published document and its versions (M17). @throws problem `resource.not-found`. */
export async function getPublishedDocument(ctx: Ctx, documentId: string): Promise<PublishedView> {
  const row = await reachPublished(ctx, documentId)
  return toPublishedView(row, await readVersions(ctx, documentId))
}

interface Input {
  readonly version?: number | undefined
  readonly purpose: 'download' | 'view'
}

/**
 * The file of a published document, for staff. What was published to one member is that member’s, who reads of it in the
 * journal. @throws problems `resource.not-found`, `document.damaged`.
 */
export async function getPublishedContent(ctx: Ctx, documentId: string, input: Input): Promise<OpenedFile> {
  const document = await reachPublished(ctx, documentId)
  const version = await findVersion(ctx, documentId, input.version ?? document.version)
  if (!version) throw problem('resource.not-found')
  const file = await openContent(ctx, version)
  if (document.audience !== 'member' || document.audienceId === null) return file
  try {
    await noteAccess(ctx, {
      ...{ documentId, personId: document.audienceId, version: version.version },
      action: input.purpose === 'view' ? 'viewed' : 'downloaded',
    })
  } catch (error) {
    file.content.destroy()
    throw error
  }
  return file
}
