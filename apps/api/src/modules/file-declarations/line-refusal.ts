import { LINE_REFUSALS, type LineRefusal } from '@guichet/contract/line-refusals'
import type { ProblemCode } from '@guichet/contract/problems'
import type { Ctx } from '../../ctx.ts'
import { ProblemError } from '../../platform/problem-error.ts'

/** What a problem of filing by itself is called in a line. */
const REFUSALS: Partial<Readonly<Record<ProblemCode, LineRefusal>>> = {
  'delegation.ended': 'ended',
  'delegation.right-missing': 'right-missing',
  'resource.not-found': 'period-unknown',
  'resource.changed': 'changed',
  'request.invalid': 'category-unknown',
  'declarant.unchecked': 'unchecked',
  'declaration.not-open': 'not-open',
  'declaration.over': 'over',
  'declaration.activities-unknown': 'activities-unknown',
  'declaration.amount-changed': 'amount-changed',
}

/** How a line names what was thrown; undefined for what is no refusal. */
export const refusalIn = (error: unknown): LineRefusal | undefined =>
  error instanceof ProblemError ? REFUSALS[error.code] : undefined

export const tellRefusal = (code: LineRefusal, { locale }: Pick<Ctx, 'locale'>) => ({
  ...{ code, message: LINE_REFUSALS[code][locale] },
})
