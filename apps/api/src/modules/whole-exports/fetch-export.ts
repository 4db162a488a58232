import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { PartStream } from '../../platform/http/part-stream.ts'
import { FileDamagedError } from '../../platform/ports/file-store.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettledOwner } from '../identity/index.ts'
import { type ExportsOf, findExport, forgetFile, markFetched } from './data/export-data.ts'
import { EXPORT_KINDS } from './export-kinds.ts'

interface Proof {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/** @throws a problem `whole-export.not-there` for a file that was altered in the store. */
async function opened(ctx: Ctx, file: { key: string; sha256: string; size: number }) {
  try {
    return await ctx.deps.files.open(file)
  } catch (error) {
    if (!(error instanceof FileDamagedError)) throw error
    ctx.log.error({ err: error, fileKey: file.key }, 'an export is damaged')
    throw problem('whole-export.not-there', { cause: error })
  }
}

/**
 * Gives an export out, once: the file goes when it has left, or when leaving breaks off.
 * @throws problems `resource.not-found`, `whole-export.not-there`, `password.needed`, `password.wrong-current`, `session.locked`,
 * `recovery.recent`.
 */
export async function fetchExport(ctx: Ctx, of: ExportsOf, id: string, proof: Proof) {
  const { subject, fileName } = EXPORT_KINDS[of.kind]
  const row = await findExport(ctx, of, id)
  if (!row) throw problem('resource.not-found')
  await demandSettledOwner(ctx, proof)
  const { state, fileKey: key, sha256, size } = row
  if (state !== 'done' || key === null || sha256 === null || size === null)
    throw problem('whole-export.not-there')
  const parts = await opened(ctx, { key, sha256, size })
  await withTx(ctx, async (tx) => {
    if (!(await markFetched(tx, id, actingPersonId(tx)))) throw problem('whole-export.not-there')
    await audit(tx, { action: `${subject}.fetched`, subjectKind: subject, subjectId: id })
  })
  async function* once() {
    try {
      yield* parts
    } finally {
      // What stays when this fails is taken away within the hour.
      await ctx.deps.files
        .remove(key as string)
        .then(() => forgetFile(ctx, id))
        .catch((error: unknown) => ctx.log.warn({ err: error }, 'a fetched export stays for now'))
    }
  }
  return {
    fileName: `${fileName}-${row.createdAt.toISOString().slice(0, 10)}.zip`,
    size,
    content: new PartStream(once()),
  }
}
