import { LETTERS_AT_ONCE } from '@guichet/contract/letter-prints.contract'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { sortOut } from './compose-letters.ts'
import { readLetters } from './data/letter-list-data.ts'
import { holdChosen, holdWaiting, insertPrint, takeIntoPrint } from './data/print-data.ts'
import { getLetterPrint, type LetterPrintView } from './letter-prints.ts'

/** The job that makes prints of letters. */
export const WRITE_LETTER_PRINTS = 'write-letter-prints'

interface Input {
  readonly ids?: readonly string[] | undefined
  readonly again: boolean
}

/** Those of the letters chosen that are to be printed. @throws a problem `letter.printed-before`. */
async function chooseLetters(ctx: Ctx, ids: readonly string[], again: boolean): Promise<string[]> {
  const rows = await readLetters(ctx, ids)
  if (rows.some(({ printing }) => printing)) throw problem('letter.being-printed')
  if (!again && rows.some(({ printedAt }) => printedAt !== null)) throw problem('letter.printed-before')
  return (await sortOut(ctx, rows)).map(({ id }) => id)
}

/**
 * Has the letters chosen, or the oldest that wait, printed together in the background. A letter stands in one print at a time:
 * two who print at once do not print the same letter unknowingly.
 * @throws problems `letter.printed-before`, `letter.being-printed`, `letter.nothing-to-print`.
 */
export async function askLetterPrint(ctx: Ctx, { ids, again }: Input): Promise<LetterPrintView> {
  const chosen = ids && (await chooseLetters(ctx, ids, again))
  const view = await withTx(ctx, async (tx) => {
    if (chosen) await holdChosen(tx, chosen)
    const held = chosen ?? (await holdWaiting(tx, LETTERS_AT_ONCE))
    if (held.length === 0) throw problem('letter.nothing-to-print')
    const id = tx.ids.uuid()
    await insertPrint(tx, id, actingPersonId(tx))
    if ((await takeIntoPrint(tx, id, held, again)) !== held.length) throw problem('letter.being-printed')
    await audit(tx, {
      ...{ action: 'letter-print.asked', subjectKind: 'letter-print', subjectId: id },
      after: { letters: held.length, again },
    })
    return getLetterPrint(tx, id)
  })
  await ctx.deps.jobs.run(WRITE_LETTER_PRINTS)
  return view
}
