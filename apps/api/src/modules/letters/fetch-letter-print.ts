import { localDateAt } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { PartStream } from '../../platform/http/part-stream.ts'
import { FileDamagedError } from '../../platform/ports/file-store.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPrint } from './data/print-data.ts'
import { stateOf } from './letter-prints.ts'

/** The content of a file. @throws a problem `letter.print-not-there` for one that was altered in the store. */
async function opened(ctx: Ctx, file: { key: string; sha256: string; size: number }) {
  try {
    return await ctx.deps.files.open(file)
  } catch (error) {
    if (!(error instanceof FileDamagedError)) throw error
    ctx.log.error({ err: error, fileKey: file.key }, 'a print of letters is damaged')
    throw problem('letter.print-not-there', { cause: error })
  }
}

/** The file of a print, as often as it is asked for. @throws problems `resource.not-found`, `letter.print-not-there`. */
export async function fetchLetterPrint(ctx: Ctx, id: string) {
  const row = await findPrint(ctx, id)
  if (!row) throw problem('resource.not-found')
  const { fileKey: key, sha256, size, format } = row
  if (stateOf(row, ctx.clock.now()) !== 'done' || key === null || sha256 === null || size === null)
    throw problem('letter.print-not-there')
  const parts = await opened(ctx, { key, sha256, size })
  await withTx(ctx, (tx) =>
    audit(tx, { action: 'letter-print.fetched', subjectKind: 'letter-print', subjectId: id }),
  )
  return {
    fileName: `courriers-${localDateAt(row.createdAt)}.${format}`,
    mediaType: format === 'zip' ? 'application/zip' : 'application/pdf',
    size,
    content: new PartStream(parts),
  }
}
