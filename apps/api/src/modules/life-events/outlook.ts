import { type LifeEventOutlook, withdrawalUntil } from '@guichet/domain/life-events'
import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { readOutlook } from './data/life-event-data.ts'

interface Outlook extends LifeEventOutlook {
  /** The membership that runs today, or the next one to begin; what a resignation at once ends. */
  readonly membershipIds: readonly string[]
}

/** What an event of a member meets today. @throws a problem `resource.not-found` for who is no member. */
export async function findOutlook(ctx: Ctx, personId: string): Promise<Outlook> {
  const today = ctx.clock.today()
  const found = await readOutlook(ctx, personId, today)
  if (!found) throw problem('resource.not-found')
  const { periods, ...facts } = found
  // One is a member until the last of the days that follow one another from today on.
  const isMember = periods.some(({ startsOn }) => startsOn <= today)
  const last = periods.at(-1)
  const untils = periods.flatMap(({ isOnline, paidOn }) =>
    isOnline && paidOn !== null ? [withdrawalUntil(parseLocalDate(paidOn))] : [],
  )
  const until = untils
    .filter((day) => day >= today)
    .sort()
    .at(-1)
  return {
    ...facts,
    memberUntil: isMember && last ? last.endsOn : null,
    withdrawalUntil: until ?? null,
    membershipIds: periods.map(({ id }) => id),
  }
}

/** Whether a membership that could be withdrawn from on a day still runs: its money was not given back. */
export async function isWithdrawalOwed(ctx: Ctx, personId: string, toldOn: LocalDate): Promise<boolean> {
  const found = await readOutlook(ctx, personId, ctx.clock.today())
  return (found?.periods ?? []).some(
    ({ isOnline, paidOn }) =>
      isOnline && paidOn !== null && withdrawalUntil(parseLocalDate(paidOn)) >= toldOn,
  )
}

/** The same as it is told. */
export function toOutlookView({ membershipIds: _, ...outlook }: Outlook): LifeEventOutlook {
  return outlook
}
