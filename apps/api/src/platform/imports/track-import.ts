import { setImmediate as turn } from 'node:timers/promises'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { fieldProblem } from '../problem-error.ts'
import type { ImportRecords, ImportStart } from './import-records.ts'

const HEARD_MS = 3000
const TELL_MS = 300

interface ImportStep {
  readonly state: 'checking' | 'writing'
  readonly rows: number
  readonly rowsDone: number
}
/** Tells how far an import has come, and lets other requests have their turn. */
export type Tell = (step: ImportStep) => Promise<void>

/** Writes the latest step at most every `TELL_MS`, one at a time, on a connection that the import does not hold. */
function stepWriter(ctx: Ctx, records: ImportRecords, id: string) {
  let latest: ImportStep | null = null
  let busy = false
  let next = 0
  let pending: Promise<void> = Promise.resolve()
  const write = async (step: ImportStep) => {
    busy = true
    next = performance.now() + TELL_MS
    await records
      .noteProgress(ctx, id, step)
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'the progress of an import was not noted'))
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
export async function trackImport<T>(
  ctx: Ctx,
  records: ImportRecords,
  start: Omit<ImportStart, 'personId'>,
  work: (tell: Tell) => Promise<T>,
): Promise<T> {
  if (!(await records.begin(ctx, { ...start, personId: actingPersonId(ctx) })))
    throw fieldProblem('/id', 'invalid')
  const writer = stepWriter(ctx, records, start.id)
  const hear = () =>
    records
      .noteProgress(ctx, start.id)
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'an import was not heard of'))
  const timer = setInterval(() => void hear(), HEARD_MS)
  try {
    return await work(async (step) => {
      writer.tell(step)
      await turn()
    })
  } catch (error) {
    await writer.settled()
    await records
      .end(ctx, start.id, { state: 'failed' })
      .catch((failure: unknown) => ctx.log.warn({ err: failure }, 'the failure of an import was not noted'))
    throw error
  } finally {
    clearInterval(timer)
  }
}
