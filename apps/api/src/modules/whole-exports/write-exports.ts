import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { zipOf } from '../../platform/zip-stream.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import {
  type ExportKind,
  endExport,
  expireExports,
  failExport,
  noteExport,
  takeExport,
} from './data/export-data.ts'
import { countRows } from './data/part-data.ts'
import { exportEntries, type Tell } from './export-entries.ts'
import { EXPORT_KINDS } from './export-kinds.ts'
import { ownEntries } from './own-entries.ts'

const HOUR_MS = 3_600_000
const TELL_MS = 500

type Taken = NonNullable<Awaited<ReturnType<typeof takeExport>>>

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
  kind: ExportKind,
  run: { id: string; runId: string; personId: string },
  file: { key: string; sha256: string; size: number },
) {
  const { hours, subject, ready, path } = EXPORT_KINDS[kind]
  const expiresAt = new Date(ctx.clock.now().getTime() + hours * HOUR_MS)
  return withTx(ctx, async (tx) => {
    if (!(await endExport(tx, run, file, expiresAt))) return false
    await audit(tx, {
      ...{ action: `${subject}.written`, subjectKind: subject, subjectId: run.id },
      after: { size: file.size, sha256: file.sha256 },
    })
    const person = await findPerson(tx, run.personId)
    if (person && person.email !== '')
      await queueMessage(tx, {
        ...{ template: ready, to: person.email, personId: run.personId },
        locale: person.locale,
        data: {
          ...{ firstName: person.firstName, until: expiresAt.toISOString() },
          url: `${tx.deps.config.publicUrl}${path}`,
        },
        dedupeKey: `${ready}:${run.id}`,
      })
    return true
  })
}

/** Puts away what nobody fetched in time. */
const expire = (ctx: Ctx, kind: ExportKind) =>
  withTx(ctx, async (tx) => {
    for (const key of await expireExports(tx, kind)) await emit(tx, 'file.orphaned', { key })
  })

/** What goes into an export, in the language of whoever asked for it where it is about that person. */
async function entriesOf(ctx: Ctx, kind: ExportKind, taken: Taken, tell: Tell) {
  if (kind === 'whole') return exportEntries(ctx, { withDocuments: taken.withDocuments, tell })
  const person = await findPerson(ctx, taken.personId)
  return ownEntries({ ...ctx, locale: person?.locale ?? 'fr' }, taken.personId, tell)
}

async function writeExport(ctx: Ctx, kind: ExportKind, run: Taken & { readonly runId: string }) {
  try {
    if (kind === 'whole') await noteExport(ctx, run, { rows: await countRows(ctx) })
    const file = await ctx.deps.files.put(zipOf(await entriesOf(ctx, kind, run, progressOf(ctx, run))))
    if (!(await finish(ctx, kind, run, file))) await ctx.deps.files.remove(file.key)
  } catch (error) {
    if (error instanceof TakenOver) return
    ctx.log.error({ err: error, exportId: run.id }, 'an export failed')
    await failExport(ctx, run)
  }
}

/**
 * Writes the exports that wait: read by key in parts, squeezed and encrypted on their way into the store, so that memory does
 * not grow with them. A process that dies leaves its own to the next run, which begins anew.
 */
async function writeExports(ctx: Ctx, kind: ExportKind): Promise<void> {
  await expire(ctx, kind)
  for (;;) {
    const runId = ctx.ids.uuid()
    const taken = await takeExport(ctx, kind, runId)
    if (!taken) return
    await writeExport(ctx, kind, { ...taken, runId })
  }
}

export const writeWholeExports = (ctx: Ctx): Promise<void> => writeExports(ctx, 'whole')
export const writeOwnExports = (ctx: Ctx): Promise<void> => writeExports(ctx, 'own')
