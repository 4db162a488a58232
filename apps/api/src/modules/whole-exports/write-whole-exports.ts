import { WHOLE_EXPORT_HOURS } from '@guichet/contract/whole-exports.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { zipOf } from '../../platform/zip-stream.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { endExport, expireExports, failExport, noteExport, takeExport } from './data/export-data.ts'
import { countRows } from './data/part-data.ts'
import { exportEntries } from './export-entries.ts'

const HOUR_MS = 3_600_000
const TELL_MS = 500

/** Raised when another process has taken over. */
class TakenOver extends Error {}

/** Tells how far a run has come, at most twice a second. */
function progressOf(ctx: Ctx, run: { readonly id: string; readonly runId: string }) {
  let rowsDone = 0
  let next = 0
  return async (part: string, count: number) => {
    rowsDone += count
    if (count > 0 && performance.now() < next) return
    next = performance.now() + TELL_MS
    if (!(await noteExport(ctx, run, { part, rowsDone }))) throw new TakenOver('another process goes on')
  }
}

async function finish(
  ctx: Ctx,
  run: { id: string; runId: string; personId: string },
  file: { key: string; sha256: string; size: number },
) {
  const expiresAt = new Date(ctx.clock.now().getTime() + WHOLE_EXPORT_HOURS * HOUR_MS)
  return withTx(ctx, async (tx) => {
    if (!(await endExport(tx, run, file, expiresAt))) return false
    await audit(tx, {
      ...{ action: 'whole-export.written', subjectKind: 'whole-export', subjectId: run.id },
      after: { size: file.size, sha256: file.sha256 },
    })
    const person = await findPerson(tx, run.personId)
    if (person && person.email !== '')
      await queueMessage(tx, {
        ...{ template: 'whole-export-ready', to: person.email, personId: run.personId },
        locale: person.locale === 'en' ? 'en' : 'fr',
        data: {
          ...{ firstName: person.firstName, until: expiresAt.toISOString() },
          url: `${tx.deps.config.publicUrl}/admin/export`,
        },
        dedupeKey: `whole-export-ready:${run.id}`,
      })
    return true
  })
}

/** Puts away what nobody fetched within a day. */
const expire = (ctx: Ctx) =>
  withTx(ctx, async (tx) => {
    for (const key of await expireExports(tx)) await emit(tx, 'file.orphaned', { key })
  })

/**
 * Writes the export that waits, if one does: read by key in parts, squeezed and encrypted on its way into the store, so that memory does
 * not grow with it. A process that dies leaves it to the next run, which begins anew.
 */
export async function writeWholeExports(ctx: Ctx): Promise<void> {
  await expire(ctx)
  const runId = ctx.ids.uuid()
  const taken = await takeExport(ctx, runId)
  if (!taken) return
  const run = { ...taken, runId }
  try {
    await noteExport(ctx, run, { rows: await countRows(ctx) })
    const entries = exportEntries(ctx, { withDocuments: taken.withDocuments, tell: progressOf(ctx, run) })
    const file = await ctx.deps.files.put(zipOf(entries))
    if (!(await finish(ctx, run, file))) await ctx.deps.files.remove(file.key)
  } catch (error) {
    if (error instanceof TakenOver) return
    ctx.log.error({ err: error, exportId: run.id }, 'an export of everything failed')
    await failExport(ctx, run)
  }
}
