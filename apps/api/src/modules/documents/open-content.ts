import type { Readable } from 'node:stream'
import { type Ctx, systemCtx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { PartStream } from '../../platform/http/part-stream.ts'
import { FileDamagedError } from '../../platform/ports/file-store.ts'
import { problem } from '../../platform/problem-error.ts'
import { markDamaged, markMended, type VersionRow } from './data/document-data.ts'
import { tellOfDamage } from './tell-of-damage.ts'

/** A file on its way out. */
export interface OpenedFile {
  readonly content: Readable
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
}

/** Says that a stored file is not what was stored: in the log each time; the first time in the audit and to the organisation. */
async function reportDamage(ctx: Ctx, file: VersionRow, error: Error) {
  const { id, documentId, version, fileKey } = file
  ctx.log.error({ err: error, documentId, version, fileKey }, 'a stored file is damaged')
  await withTx({ ...systemCtx(ctx.deps, 'check-file'), requestId: ctx.requestId }, async (tx) => {
    if (!(await markDamaged(tx, id))) return
    await audit(tx, {
      ...{ action: 'document.damaged', subjectKind: 'document', subjectId: documentId },
      after: { version },
    })
    await tellOfDamage(tx, file)
  })
}

/**
 * Opens the file of a version, checked whole beforehand. What is found damaged is reported, and never given out, not even in
 * part; a damaged file that was mended in the store is given again.
 * @throws problem `document.damaged`.
 */
export async function openContent(ctx: Ctx, version: VersionRow): Promise<OpenedFile> {
  const { fileKey: key, sha256, size, fileName, mediaType } = version
  try {
    const parts = await ctx.deps.files.open({ key, sha256, size })
    if (version.damagedAt !== null) await markMended(ctx, version.id)
    async function* watched() {
      try {
        yield* parts
      } catch (error) {
        // Altered between the check and the reading: the line is cut before the altered part.
        if (error instanceof FileDamagedError) await reportDamage(ctx, version, error)
        throw error
      }
    }
    return { content: new PartStream(watched()), fileName, mediaType, size }
  } catch (error) {
    if (!(error instanceof FileDamagedError)) throw error
    await reportDamage(ctx, version, error)
    throw problem('document.damaged', { cause: error })
  }
}
