import { byNobody, perform } from '../act.ts'
import type { StripeBox, Task } from '../box.ts'
import { renewSubscription } from '../payments/renew-subscription.ts'
import { expireSession, settleSepa } from './pay-session.ts'

/** Does what falls due by itself: SEPA debits that end, sessions that expire, subscriptions that go on. */
export interface Clockwork {
  wake(): void
  stop(): void
}

function run(box: StripeBox, task: Task): void {
  perform(box, byNobody, (act) => {
    box.tasks.remove(task.id)
    if (task.kind === 'settle-sepa') {
      const intent = box.intents.get(task.targetId)
      if (intent) settleSepa(act, intent)
      return
    }
    if (task.kind === 'renew-subscription') {
      const subscription = box.subscriptions.get(task.targetId)
      const runs = subscription?.status === 'active' || subscription?.status === 'past_due'
      if (subscription && runs) renewSubscription(act, subscription)
      return
    }
    const session = box.sessions.get(task.targetId)
    if (session?.status === 'open') expireSession(act, session)
  })
}

/** Starts the clockwork; tasks left from an earlier run are done when they are due, late ones at once. */
export function startClockwork(box: StripeBox): Clockwork {
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  function wake(): void {
    clearTimeout(timer)
    if (stopped) return
    const next = box.tasks
      .all()
      .reduce((first, task) => Math.min(first, task.dueAt), Number.POSITIVE_INFINITY)
    if (next === Number.POSITIVE_INFINITY) return
    timer = setTimeout(tick, Math.min(3_600_000, Math.max(0, next - Date.now())))
  }

  function tick(): void {
    const now = Date.now()
    for (const task of box.tasks.all()) if (task.dueAt <= now) run(box, task)
    wake()
  }

  wake()
  return {
    wake,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
