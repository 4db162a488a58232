import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findVersion } from './data/document-data.ts'
import { reachDocument } from './get-document.ts'
import { noteAccess } from './note-access.ts'
import { type OpenedFile, openContent } from './open-content.ts'

interface Input {
  readonly version?: number | undefined
  readonly purpose: 'download' | 'view'
}

/** The file of one of my documents; written into its journal before it leaves. @throws problems `resource.not-found`, `document.damaged`. */
export async function getDocumentContent(ctx: Ctx, documentId: string, input: Input): Promise<OpenedFile> {
  const document = await reachDocument(ctx, documentId)
  const version = await findVersion(ctx, documentId, input.version ?? document.version)
  if (!version) throw problem('resource.not-found')
  const file = await openContent(ctx, version)
  try {
    await noteAccess(ctx, {
      ...{ documentId, personId: actingPersonId(ctx), version: version.version },
      action: input.purpose === 'view' ? 'viewed' : 'downloaded',
    })
  } catch (error) {
    file.content.destroy()
    throw error
  }
  return file
}
