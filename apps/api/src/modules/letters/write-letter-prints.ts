import { LETTER_PRINT_DAYS, LETTERS_IN_ONE_PDF } from '@guichet/contract/letter-prints.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { type ZipEntry, zipOf } from '../../platform/zip-stream.ts'
import { bindLetters, readLetterhead, sortOut } from './compose-letters.ts'
import { type LetterRow, readLetters } from './data/letter-list-data.ts'
import {
  endPrint,
  expirePrints,
  failSilent,
  markPrinted,
  notePrint,
  type PrintRun,
  readLettersOf,
  releaseLetters,
  takePrint,
} from './data/print-data.ts'

const DAY_MS = 86_400_000
const TELL_MS = 500

/** Raised when another process has taken over. */
class TakenOver extends Error {}

/** What has become of the letters of a print so far. */
interface Made {
  readonly printed: LetterRow[]
  leftOut: number
}

/** What is to be made: letters of a print, so many in each PDF, and what has become of them. */
interface Task {
  readonly ids: readonly string[]
  readonly made: Made
  readonly inOnePdf: number
}

/** Says that the run is alive and how far it has come, at most twice a second. */
function progressOf(ctx: Ctx, run: PrintRun, made: Made) {
  let next = 0
  return async () => {
    if (performance.now() < next) return
    next = performance.now() + TELL_MS
    if (!(await notePrint(ctx, run, { done: made.printed.length, leftOut: made.leftOut })))
      throw new TakenOver('another process goes on')
  }
}

/** The PDFs of a print, one after the other, each of so many letters; those of which nothing is left are passed over. */
async function* pdfsOf(ctx: Ctx, run: PrintRun, { ids, made, inOnePdf }: Task) {
  const tell = progressOf(ctx, run, made)
  const organisation = await readLetterhead(ctx)
  for (let start = 0; start < ids.length; start += inOnePdf) {
    const part = ids.slice(start, start + inOnePdf)
    const rows = await sortOut(ctx, await readLetters(ctx, part))
    made.leftOut += part.length - rows.length
    const before = made.printed.length
    const pdf = await bindLetters(ctx, organisation, rows, async (row, isIn) => {
      if (isIn) made.printed.push(row)
      else made.leftOut += 1
      await tell()
    })
    if (made.printed.length > before) yield { from: before + 1, to: made.printed.length, pdf }
  }
}

async function* entriesOf(ctx: Ctx, pdfs: ReturnType<typeof pdfsOf>): AsyncGenerator<ZipEntry> {
  const rank = (number: number) => String(number).padStart(5, '0')
  async function* content(pdf: Buffer) {
    yield pdf
  }
  for await (const { from, to, pdf } of pdfs)
    yield {
      name: `courriers-${rank(from)}-${rank(to)}.pdf`,
      modifiedAt: ctx.clock.now(),
      content: content(pdf),
    }
}

/** Makes the file of a print and puts it into the store; null where no letter is left to print. */
async function putFile(ctx: Ctx, run: PrintRun, task: Task) {
  const { files } = ctx.deps
  const pdfs = pdfsOf(ctx, run, task)
  if (task.ids.length <= task.inOnePdf) {
    const { value } = await pdfs.next()
    if (!value) return null
    async function* content() {
      yield value?.pdf ?? Buffer.alloc(0)
    }
    return { format: 'pdf' as const, file: await files.put(content()) }
  }
  const file = await files.put(zipOf(entriesOf(ctx, pdfs)))
  if (task.made.printed.length > 0) return { format: 'zip' as const, file }
  await files.remove(file.key)
  return null
}

/** Keeps the file and marks what is in it as printed; the letters that are not in it wait again. */
const finish = (ctx: Ctx, run: PrintRun, made: Made, put: Awaited<ReturnType<typeof putFile>>) =>
  withTx(ctx, async (tx) => {
    const expiresAt = new Date(tx.clock.now().getTime() + LETTER_PRINT_DAYS * DAY_MS)
    const counts = { done: made.printed.length, leftOut: made.leftOut }
    if (!(await endPrint(tx, run, counts, put && { ...put, expiresAt }))) return false
    const before = new Set(made.printed.flatMap(({ id, printedAt }) => (printedAt === null ? [] : [id])))
    const marked = await markPrinted(
      tx,
      run.id,
      made.printed.map(({ id }) => id),
    )
    await releaseLetters(tx, [run.id])
    await auditAll(
      tx,
      marked.map(({ id, personId }) => ({
        ...{ action: 'letter.printed', subjectKind: 'letter', subjectId: id },
        after: { personId, again: before.has(id), printId: run.id },
      })),
    )
    return true
  })

async function writePrint(ctx: Ctx, run: PrintRun, inOnePdf: number): Promise<void> {
  const made: Made = { printed: [], leftOut: 0 }
  try {
    const ids = await readLettersOf(ctx, run.id)
    const put = await putFile(ctx, run, { ids, made, inOnePdf })
    if (!(await finish(ctx, run, made, put)) && put) await ctx.deps.files.remove(put.file.key)
  } catch (error) {
    // Left as it is: it is taken up again as that of a process that died, three times at most.
    if (!(error instanceof TakenOver))
      ctx.log.error({ err: error, printId: run.id }, 'a print of letters broke off')
  }
}

/** Files that are kept no longer go; the letters of prints that failed wait again. */
const tidy = (ctx: Ctx): Promise<void> =>
  withTx(ctx, async (tx) => {
    for (const key of await expirePrints(tx)) await emit(tx, 'file.orphaned', { key })
    const failed = await failSilent(tx)
    if (failed.length > 0) await releaseLetters(tx, failed)
  })

/**
 * Makes the prints of letters that wait, one after the other: PDFs of 500 letters each, encrypted on their way into the store, so that
 * memory does not grow with them. A process that dies leaves its own to the next run, which begins anew.
 */
export async function writeLetterPrints(ctx: Ctx, inOnePdf = LETTERS_IN_ONE_PDF): Promise<void> {
  await tidy(ctx)
  for (;;) {
    const run = await takePrint(ctx, ctx.ids.uuid())
    if (!run) return
    await writePrint(ctx, run, inOnePdf)
  }
}
