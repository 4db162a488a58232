import type { LocalDate } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { markPosted } from './data/letter-list-data.ts'

/**
 * Says on which day letters were posted, all or none.
 * @throws problems `letter.not-printed`, `request.invalid` for a day to come.
 */
export const markLettersPosted = (ctx: Ctx, ids: readonly string[], postedOn: LocalDate) =>
  withTx(ctx, async (tx) => {
    if (postedOn > tx.clock.today()) throw fieldProblem('/postedOn', 'date.future')
    const all = [...new Set(ids)]
    if ((await markPosted(tx, all, postedOn)) !== all.length) throw problem('letter.not-printed')
    await auditAll(
      tx,
      all.map((id) => ({
        ...{ action: 'letter.posted', subjectKind: 'letter', subjectId: id },
        after: { postedOn },
      })),
    )
    return { posted: all.length }
  })
