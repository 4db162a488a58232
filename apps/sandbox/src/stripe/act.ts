import type Stripe from 'stripe'
import { newId } from '../state/new-id.ts'
import { apiVersion, behaviourOf, type Delivery, type StripeBox } from './box.ts'
import { unixNow } from './ids.ts'

/** Where an action comes from: an API request, or somebody on a page (no request). */
export interface Cause {
  requestId: string | null
  idempotencyKey: string | null
}

/** One action on the box: its collections, one instant, and a way to tell the world. */
export interface Act {
  box: StripeBox
  /** Seconds since 1970, the same for the whole action. */
  now: number
  /** Records an event with a copy of `object` as it is now, and queues its webhook message. */
  emit(type: Stripe.Event.Type, object: object, previous?: object): void
}

export const byNobody: Cause = { requestId: null, idempotencyKey: null }

function newDelivery(event: Stripe.Event, lane: string, change: Partial<Delivery>): Delivery {
  return {
    id: newId('wd_'),
    eventId: event.id,
    type: event.type,
    lane,
    state: 'waiting',
    shuffle: false,
    forced: false,
    tries: 0,
    dueAt: Date.now(),
    createdAt: Date.now(),
    lastTriedAt: null,
    lastStatus: null,
    lastError: null,
    ...change,
  }
}

const shuffleWindowMs = 1500

// Messages of one window leave together; the first one opens it.
function shuffleDueAt(box: StripeBox): number {
  const open = box.deliveries
    .all()
    .find((item) => item.shuffle && item.state === 'waiting' && item.tries === 0)
  return open && open.dueAt > Date.now() ? open.dueAt : Date.now() + shuffleWindowMs
}

function queue(box: StripeBox, event: Stripe.Event, lane: string): void {
  const behaviour = behaviourOf(box)
  const put = (change: Partial<Delivery>) => box.deliveries.put(newDelivery(event, lane, change))
  if (behaviour.webhooks === 'off') put({ state: 'held' })
  else if (behaviour.webhooks === 'late') put({ dueAt: Date.now() + behaviour.lateMs })
  else if (behaviour.webhooks === 'shuffled') put({ shuffle: true, dueAt: shuffleDueAt(box) })
  else {
    put({})
    if (behaviour.webhooks === 'twice') put({})
  }
}

/** Sends an event once more, now, whatever the behaviour. */
export function queueAgain(box: StripeBox, event: Stripe.Event): Delivery {
  const delivery = box.deliveries.put(newDelivery(event, event.id, { forced: true }))
  box.wake()
  return delivery
}

/** Runs `work` as one action: everything it changes is written in one go, then its messages are taken up. */
export function perform<R>(box: StripeBox, cause: Cause, work: (act: Act) => R): R {
  const lane = cause.requestId ?? newId('act_')
  const now = unixNow()
  const act: Act = {
    box,
    now,
    emit(type, object, previous) {
      const event = {
        id: newId('evt_'),
        object: 'event',
        api_version: apiVersion,
        created: now,
        data: { object: structuredClone(object), ...(previous ? { previous_attributes: previous } : {}) },
        livemode: false,
        pending_webhooks: 1,
        request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
        type,
      } as unknown as Stripe.Event
      box.events.put(event)
      queue(box, event, lane)
    },
  }
  try {
    return box.journal.batch(() => work(act))
  } finally {
    box.wake()
  }
}
