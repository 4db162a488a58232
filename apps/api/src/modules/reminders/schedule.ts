import { isDeepStrictEqual } from 'node:util'
import type { LocalDate } from '@guichet/domain/local-date'
import { type ReminderChannel, repeatedSteps } from '@guichet/domain/reminders'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { ProblemError, problem } from '../../platform/problem-error.ts'
import {
  raiseVersion,
  readRemovedSteps,
  readSteps,
  readVersion,
  removeStep,
  SCHEDULE_CHANGED,
  SCHEDULE_SUBJECT,
  type StepRow,
  writeStep,
} from './data/schedule-data.ts'

interface Schedule {
  readonly steps: StepRow[]
  readonly version: number
}
interface StepInput {
  readonly id: string | null
  readonly offsetDays: number
  readonly channel: ReminderChannel
  readonly enabled: boolean
}

/** When members are reminded. */
export async function getReminderSchedule(ctx: Ctx): Promise<Schedule> {
  return { version: await readVersion(ctx), steps: await readSteps(ctx) }
}

/** A step that speaks on another day, or speaks again, counts from today. */
const sinceOf = (before: StepRow | undefined, input: StepInput, today: LocalDate): LocalDate =>
  before && before.offsetDays === input.offsetDays && (before.enabled || !input.enabled)
    ? before.activeSince
    : today

function checkSteps(steps: readonly StepInput[], known: ReadonlyMap<string, StepRow>): void {
  const unknown = steps.flatMap(({ id }, index) => {
    const isTwice = steps.findIndex((other) => other.id === id) < index
    return id !== null && (!known.has(id) || isTwice)
      ? [{ pointer: `/steps/${index}/id`, code: 'invalid' }]
      : []
  })
  const repeated = repeatedSteps(steps).map((index) => ({
    pointer: `/steps/${index}/offsetDays`,
    code: 'reminder.repeated',
  }))
  const errors = [...unknown, ...repeated]
  if (errors.length > 0) throw new ProblemError('request.invalid', { errors })
}

const plain = (steps: readonly Omit<StepInput, 'id'>[]) =>
  steps
    .map(({ offsetDays, channel, enabled }) => ({ offsetDays, channel, enabled }))
    .toSorted((a, b) => a.offsetDays - b.offsetDays)

/** Each step as it stands: none is added, changed or taken away. */
const isSame = (before: readonly StepRow[], steps: readonly StepInput[]): boolean =>
  before.length === steps.length &&
  steps.every((step) => {
    const row = before.find(({ id }) => id === step.id)
    return row !== undefined && isDeepStrictEqual(plain([row]), plain([step]))
  })

/**
 * Sets when members are reminded. `version` is the one that was edited.
 * @throws problems `resource.changed`, `request.invalid`.
 */
export const updateReminderSchedule = (
  ctx: Ctx,
  version: string,
  steps: readonly StepInput[],
): Promise<Schedule> =>
  withTx(ctx, async (tx) => {
    const before = await readSteps(tx)
    const known = new Map(before.map((step) => [step.id, step]))
    const current = await readVersion(tx)
    demandVersion(version, current)
    checkSteps(steps, known)
    if (isSame(before, steps)) return { version: current, steps: before }
    if (!(await raiseVersion(tx, current))) throw problem('resource.changed')
    const removed = await readRemovedSteps(tx)
    const kept = new Set(steps.map(({ id }) => id))
    for (const { id } of before) if (!kept.has(id)) await removeStep(tx, id)
    const back = (offsetDays: number) =>
      before.find((step) => !kept.has(step.id) && step.offsetDays === offsetDays)?.id ??
      removed.find((step) => step.offsetDays === offsetDays)?.id
    for (const { id, ...step } of steps) {
      const stepId = id ?? back(step.offsetDays) ?? tx.ids.uuid()
      const activeSince = sinceOf(known.get(stepId), { id, ...step }, tx.clock.today())
      await writeStep(tx, { id: stepId, ...step, activeSince })
    }
    await audit(tx, {
      ...{ action: SCHEDULE_CHANGED, subjectKind: SCHEDULE_SUBJECT, subjectId: null },
      before: { steps: plain(before) },
      after: { steps: plain(steps) },
    })
    return getReminderSchedule(tx)
  })
