import { mayTakeBack } from '@guichet/domain/life-events'
import { localDateAt } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { applyLifeEvent } from './apply-life-event.ts'
import { findEvent, type HeldLifeEvent, readPlannedBy, settleEvent } from './data/life-event-data.ts'
import { demandDeathAllowed } from './guard-death.ts'
import { type StaffLifeEventView, toStaffEventView } from './life-event-view.ts'
import { mailHolder } from './mail-life-event.ts'
import { isWithdrawalOwed } from './outlook.ts'

const BATCH = 200

const note = (tx: Ctx, action: string, { kind, happensOn, personId }: HeldLifeEvent, reason: string | null) =>
  audit(tx, {
    action: `life-event.${action}`,
    subjectKind: 'person',
    subjectId: personId,
    after: { kind, happensOn, ...(reason === null ? {} : { reason }) },
  })

/** @throws a problem `resource.not-found`. */
async function getEvent(ctx: Ctx, id: string): Promise<HeldLifeEvent> {
  const event = await findEvent(ctx, id)
  if (!event) throw problem('resource.not-found')
  return event
}

/** Takes an event back, whoever does. @throws a problem `life-event.settled`. */
async function takeBack(tx: Ctx, event: HeldLifeEvent, reason: string | null): Promise<void> {
  const { id, kind, state } = event
  if (!mayTakeBack(kind, state) || !(await settleEvent(tx, id, [state], 'withdrawn', reason)))
    throw problem('life-event.settled')
  await note(tx, 'taken-back', event, reason)
}

/** I take back what I told. @throws problems `resource.not-found`, `life-event.settled`. */
export const takeBackLifeEvent = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const event = await getEvent(tx, id)
    if (event.personId !== actingPersonId(tx)) throw problem('resource.not-found')
    if (event.byStaff) throw problem('life-event.settled')
    await takeBack(tx, event, null)
  })

/** Staff undo what was recorded in error. @throws problems `resource.not-found`, `life-event.settled`. */
export const undoLifeEvent = (ctx: Ctx, id: string, reason: string): Promise<StaffLifeEventView> =>
  withTx(ctx, async (tx) => {
    const event = await getEvent(tx, id)
    if (event.kind === 'death') await demandDeathAllowed(tx, event.personId)
    await takeBack(tx, event, reason)
    const after = await getEvent(tx, id)
    await mailHolder(tx, after, 'withdrawn')
    return toStaffEventView(after)
  })

/** Nobody is told that a withdrawal is settled while the membership runs and its money is here. */
async function demandPaidBack(tx: Ctx, { kind, personId, createdAt }: HeldLifeEvent): Promise<void> {
  if (kind === 'withdrawal' && (await isWithdrawalOwed(tx, personId, localDateAt(createdAt))))
    throw problem('life-event.refund-first')
}

/**
 * Staff accept or decline what a member asked for; the member is told. A resignation at once ends the membership; a withdrawal
 * is accepted once it is paid back.
 * @throws problems `resource.not-found`, `life-event.settled`, `life-event.refund-first`.
 */
export const decideLifeEvent = (
  ctx: Ctx,
  id: string,
  decision: 'accept' | 'decline',
  answer: string | null,
): Promise<StaffLifeEventView> =>
  withTx(ctx, async (tx) => {
    const event = await getEvent(tx, id)
    const state = decision === 'accept' ? 'done' : 'declined'
    if (state === 'done' && event.state === 'requested') await demandPaidBack(tx, event)
    if (!(await settleEvent(tx, id, ['requested'], state, answer))) throw problem('life-event.settled')
    if (state === 'done') await applyLifeEvent(tx, event)
    await note(tx, state === 'done' ? 'accepted' : 'declined', event, answer)
    const after = await getEvent(tx, id)
    await mailHolder(tx, after, state)
    return toStaffEventView(after)
  })

/** Planned events take effect on their day. Safe to run on several processes at once. */
export async function settleLifeEvents(ctx: Ctx): Promise<number> {
  const ids = await readPlannedBy(ctx, ctx.clock.today(), BATCH)
  for (const id of ids)
    await withTx(ctx, async (tx) => {
      const event = await findEvent(tx, id)
      if (!event || !(await settleEvent(tx, id, ['planned'], 'done', null))) return
      await applyLifeEvent(tx, event)
      await note(tx, 'done', event, null)
      await mailHolder(tx, event, 'done')
    })
  return ids.length
}
