import type { PlanFacts } from '@guichet/domain/automatic-renewal'
import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'

interface Said {
  readonly noticedOn: string | null
  readonly announcedOn: string | null
  readonly debitOn: string
  readonly tries: number
}
const dayOf = (day: string | null | undefined): LocalDate | null => (day ? parseLocalDate(day) : null)

/** What was said and done so far of the renewal of a membership, as the rules see it. */
export const factsOf = (endsOn: LocalDate, agreedOn: string, plan: Said | null): PlanFacts => ({
  ...{ endsOn, agreedOn: parseLocalDate(agreedOn), tries: plan?.tries ?? 0 },
  noticedOn: dayOf(plan?.noticedOn),
  announcedOn: dayOf(plan?.announcedOn),
  // The days that were told hold; a refused debit is tried again on the day that was told.
  againOn: plan && plan.tries > 0 ? dayOf(plan.debitOn) : null,
})
