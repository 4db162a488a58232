import type { LocalDate } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { markPosted } from './data/letter-list-data.ts'
import { findPrint, markPrintPosted } from './data/print-data.ts'

function demandPast(ctx: Ctx, postedOn: LocalDate): void {
  if (postedOn > ctx.clock.today()) throw fieldProblem('/postedOn', 'date.future')
}

const noteAll = (tx: Ctx, ids: readonly string[], postedOn: LocalDate): Promise<void> =>
  auditAll(
    tx,
    ids.map((id) => ({
      ...{ action: 'letter.posted', subjectKind: 'letter', subjectId: id },
      after: { postedOn },
    })),
  )

/**
 * Says on which day letters were posted, all or none.
 * @throws problems `letter.not-printed`, `request.invalid` for a day to come.
 */
export const markLettersPosted = (ctx: Ctx, ids: readonly string[], postedOn: LocalDate) =>
  withTx(ctx, async (tx) => {
    demandPast(tx, postedOn)
    const all = [...new Set(ids)]
    if ((await markPosted(tx, all, postedOn)) !== all.length) throw problem('letter.not-printed')
    await noteAll(tx, all, postedOn)
    return { posted: all.length }
  })

/**
 * Says on which day the letters of a print were posted; those that were posted before stay as they are.
 * @throws problems `resource.not-found`, `letter.not-printed`, `request.invalid` for a day to come.
 */
export const markLetterPrintPosted = (ctx: Ctx, printId: string, postedOn: LocalDate) =>
  withTx(ctx, async (tx) => {
    demandPast(tx, postedOn)
    if (!(await findPrint(tx, printId))) throw problem('resource.not-found')
    const posted = (await markPrintPosted(tx, printId, postedOn)).map(({ id }) => id)
    if (posted.length === 0) throw problem('letter.not-printed')
    await noteAll(tx, posted, postedOn)
    return { posted: posted.length }
  })
