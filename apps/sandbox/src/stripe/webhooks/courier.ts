import { setTimeout as wait } from 'node:timers/promises'
import { behaviourOf, type Delivery, type StripeBox } from '../box.ts'
import { sendWebhook, type TryResult } from './send-webhook.ts'

/** Brings the webhook messages of the box to their address. */
export interface Courier {
  /** Takes up what is due and sleeps until the next one. */
  wake(): void
  /** Stops at once; a message on its way is tried again after the next start. */
  stop(): Promise<void>
}

export interface CourierSettings {
  url: string
  secret: string
  /** Wait after the first failed try in milliseconds; doubles each time, up to `maxRetryMs`. */
  firstRetryMs?: number
  maxRetryMs?: number
}

const maxTries = 20
const maxLanes = 8
const keptDelivered = 5000

function drawn<T>(items: readonly T[]): T[] {
  const next = [...items]
  for (let last = next.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1))
    const held = next[last] as T
    next[last] = next[other] as T
    next[other] = held
  }
  return next
}

/** Another order than the one given; draws again until it is one. Lists of one stay as they are. */
export function shuffled<T>(items: readonly T[]): T[] {
  if (items.length < 2) return [...items]
  let next = drawn(items)
  while (next.every((item, index) => item === items[index])) next = drawn(items)
  return next
}

/** Messages grouped by lane, each lane in the order it must leave in. Shuffled messages share one lane. */
function lanesOf(due: readonly Delivery[]): [string, Delivery[]][] {
  const lanes = new Map<string, Delivery[]>()
  for (const delivery of due) {
    const lane = delivery.shuffle && delivery.tries === 0 ? 'shuffled' : delivery.lane
    const list = lanes.get(lane)
    if (list) list.push(delivery)
    else lanes.set(lane, [delivery])
  }
  return [...lanes].map(([lane, list]) => [lane, lane === 'shuffled' ? shuffled(list) : list])
}

/** Starts delivering; messages left from an earlier run are taken up. */
export function startCourier(box: StripeBox, settings: CourierSettings): Courier {
  const { firstRetryMs = 1000, maxRetryMs = 30_000 } = settings
  const stopping = new AbortController()
  const busyLanes = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | undefined

  function record(delivery: Delivery, result: TryResult): void {
    const ok = result.status !== null && result.status >= 200 && result.status < 300
    Object.assign(delivery, {
      tries: delivery.tries + 1,
      lastTriedAt: Date.now(),
      lastStatus: result.status,
      lastError: result.error,
    })
    if (ok) delivery.state = 'delivered'
    else if (delivery.tries >= maxTries) delivery.state = 'given-up'
    else delivery.dueAt = Date.now() + Math.min(maxRetryMs, firstRetryMs * 2 ** (delivery.tries - 1))
    box.deliveries.put(delivery)
    const event = box.events.get(delivery.eventId)
    if (ok && event && event.pending_webhooks > 0) box.events.put({ ...event, pending_webhooks: 0 })
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const event = box.events.get(delivery.eventId)
    if (!event || box.deliveries.get(delivery.id) !== delivery || delivery.state !== 'waiting') return
    if (behaviourOf(box).webhooks === 'off' && !delivery.forced) {
      delivery.state = 'held'
      box.deliveries.put(delivery)
      return
    }
    const result = await sendWebhook(settings.url, settings.secret, event, stopping.signal)
    if (stopping.signal.aborted || box.deliveries.get(delivery.id) !== delivery) return
    record(delivery, result)
  }

  async function drive(lane: readonly Delivery[]): Promise<void> {
    for (const delivery of lane) {
      if (stopping.signal.aborted) return
      await deliver(delivery)
    }
  }

  function forgetOld(): void {
    const delivered = box.deliveries.all().filter((item) => item.state === 'delivered')
    for (const item of delivered.slice(0, -keptDelivered)) box.deliveries.remove(item.id)
  }

  function takeUp(): void {
    if (stopping.signal.aborted) return
    const waiting = box.deliveries.all().filter((item) => item.state === 'waiting')
    const now = Date.now()
    for (const [lane, deliveries] of lanesOf(waiting.filter((item) => item.dueAt <= now))) {
      if (busyLanes.size >= maxLanes) break
      if (busyLanes.has(lane)) continue
      const work = drive(deliveries).finally(() => {
        busyLanes.delete(lane)
        wake()
      })
      busyLanes.set(lane, work)
    }
    if (busyLanes.size === 0 && waiting.length === 0) forgetOld()
    const later = waiting.filter((item) => item.dueAt > now).map((item) => item.dueAt)
    if (later.length > 0) timer = setTimeout(takeUp, Math.min(60_000, Math.min(...later) - now))
  }

  let asked = false
  function wake(): void {
    if (asked) return
    asked = true
    clearTimeout(timer)
    setImmediate(() => {
      asked = false
      clearTimeout(timer)
      takeUp()
    })
  }

  wake()
  return {
    wake,
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await Promise.race([Promise.allSettled(busyLanes.values()), wait(1000, undefined, { ref: false })])
    },
  }
}
