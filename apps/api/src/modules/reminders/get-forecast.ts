import { addDays } from '@guichet/domain/local-date'
import { reminderWindow } from '@guichet/domain/reminders'
import type { Ctx } from '../../ctx.ts'
import { countDue, countEnding } from './data/due-data.ts'
import { readSteps } from './data/schedule-data.ts'

/** How many members the schedule reaches today and in the coming days, if nobody renews until then. */
export async function getForecast(ctx: Ctx, days: number) {
  const today = ctx.clock.today()
  const steps = (await readSteps(ctx)).filter(({ enabled }) => enabled)
  const last = addDays(today, days - 1)
  const ranges = steps.map(({ offsetDays }) => ({
    from: addDays(today, 1 - offsetDays),
    to: addDays(last, -offsetDays),
  }))
  const ending = await countEnding(
    ctx,
    ranges.filter(({ from, to }) => from <= to),
  )
  const now = await Promise.all(
    steps.map(async (step) => {
      const { id: stepId, offsetDays } = step
      const window = reminderWindow(steps, step, today)
      const members = window ? await countDue(ctx, { stepId, offsetDays, ...window }) : 0
      return { stepId, offsetDays, members }
    }),
  )
  const coming = Array.from({ length: days - 1 }, (_, index) => {
    const on = addDays(today, index + 1)
    const said = steps.map(({ id: stepId, offsetDays, activeSince }) => ({
      ...{ stepId, offsetDays },
      members: on < activeSince ? 0 : (ending.get(addDays(on, -offsetDays)) ?? 0),
    }))
    return { on, steps: said }
  })
  const all = [{ on: today, steps: now }, ...coming].map(({ on, steps: said }) => ({
    on,
    steps: said.filter(({ members }) => members > 0),
    members: said.reduce((sum, { members }) => sum + members, 0),
  }))
  return {
    days: all.filter(({ members }) => members > 0),
    members: all.reduce((sum, { members }) => sum + members, 0),
  }
}
