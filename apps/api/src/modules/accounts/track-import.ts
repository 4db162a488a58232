import { setImmediate as turn } from 'node:timers/promises'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { fieldProblem } from '../../platform/problem-error.ts'
import { beginImport, endImport, noteProgress } from './data/import-record-data.ts'

const HEARD_MS = 3000
const TELL_MS = 300

export interface ImportStep {
  readonly state: 'checking' | 'writing'
  readonly rows: number
  readonly rowsDone: number
}
/** Tells how far an import has come, and lets other requests have their turn. */
export type Tell = (step: ImportStep) => Promise<void>

interface Start {
  readonly id: string
  readonly fileName: string
  readonly fileHash: string
  readonly dryRun: boolean
  readonly invite: boolean
}

/** Writes the latest step at most every `TELL_MS`, one at a time, on a connection that the import does not hold. */
function stepWriter(ctx: Ctx, id: string) {
  let latest: ImportStep | null = null
  let busy = false
  let next = 0
  let pending: Promise<void> = Promise.resolve()
  const write = async (step: ImportStep) => {
    busy = true
    next = performance.now() + TELL_MS
    await noteProgress(ctx, id, step).catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'the progress of an import was not noted'),
    )
    busy = false
  }
  return {
    tell(step: ImportStep) {
      const isOther = latest?.state !== step.state
      latest = step
      if (!busy && (isOther || performance.now() >= next)) pending = write(step)
    },
    /** The last of what was begun. */
    settled: () => pending,
  }
}

/**
 * Runs an import with a record of its own, outside its transaction: that it lives, how far it has come, that it failed.
 * What it has done is noted by the import itself, in its transaction.
 * @throws a field problem when the id is taken.
 */
export async function trackImport<T>(ctx: Ctx, start: Start, work: (tell: Tell) => Promise<T>): Promise<T> {
  if (!(await beginImport(ctx, { ...start, personId: actingPersonId(ctx) })))
    throw fieldProblem('/id', 'invalid')
  const writer = stepWriter(ctx, start.id)
  const hear = () =>
    noteProgress(ctx, start.id).catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'an import was not heard of'),
    )
  const timer = setInterval(() => void hear(), HEARD_MS)
  try {
    return await work(async (step) => {
      writer.tell(step)
      await turn()
    })
  } catch (error) {
    await writer.settled()
    await endImport(ctx, start.id, { state: 'failed' }).catch((failure: unknown) =>
      ctx.log.warn({ err: failure }, 'the failure of an import was not noted'),
    )
    throw error
  } finally {
    clearInterval(timer)
  }
}
