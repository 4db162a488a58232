import type { FastifyInstance, FastifyReply } from 'fastify'
import { fromPage } from '../pages/layout.ts'
import { byNobody, perform, queueAgain } from './act.ts'
import { returnPayment } from './api/disputes.ts'
import { type Behaviour, behaviourOf, type Delivery, resetBox, type StripeBox } from './box.ts'
import { StripeFault } from './fault.ts'
import { renewSubscription } from './payments/renew-subscription.ts'

const modes = {
  webhooks: ['normal', 'late', 'twice', 'shuffled', 'off'],
  api: ['normal', 'slow', 'drop'],
} as const

const maxDelayMs = 3_600_000

/** What is wrong with a wished behaviour, or the behaviour that follows from it. */
function changeBehaviour(current: Behaviour, wish: unknown): { behaviour: Behaviour } | { problem: string } {
  if (typeof wish !== 'object' || wish === null) return { problem: 'the body must be an object' }
  const next = { ...current }
  for (const [name, value] of Object.entries(wish)) {
    if (name === 'webhooks' || name === 'api') {
      if (!modes[name].some((mode) => mode === value))
        return { problem: `${name} must be one of ${modes[name].join(', ')}` }
      Object.assign(next, { [name]: value })
    } else if (name === 'sepaDelayMs' || name === 'lateMs') {
      const delay = Number(value)
      if (!Number.isInteger(delay) || delay < 0 || delay > maxDelayMs) {
        return { problem: `${name} must be a whole number of milliseconds from 0 to ${maxDelayMs}` }
      }
      next[name] = delay
    } else return { problem: `unknown setting: ${name}` }
  }
  return { behaviour: next }
}

function show(box: StripeBox, delivery: Delivery) {
  const { id, eventId, type, state, tries, lastStatus, lastError, dueAt, createdAt, lastTriedAt } = delivery
  const objectId = (box.events.get(eventId)?.data.object as { id?: string } | undefined)?.id ?? null
  return { id, eventId, type, objectId, state, tries, lastStatus, lastError, dueAt, createdAt, lastTriedAt }
}

function flush(box: StripeBox): number {
  const left = box.deliveries.all().filter((item) => item.state === 'held' || item.state === 'waiting')
  box.journal.batch(() => {
    for (const delivery of left) {
      Object.assign(delivery, {
        state: 'waiting',
        forced: true,
        dueAt: Date.now(),
      } satisfies Partial<Delivery>)
      box.deliveries.put(delivery)
    }
  })
  box.wake()
  return left.length
}

/** Steering and watching the sandbox's Stripe: for tests, and for the buttons of the index page. */
export function controlRoutes(app: FastifyInstance, box: StripeBox): void {
  const back = (reply: FastifyReply) => reply.redirect('/#stripe', 303)

  app.get('/stripe/behaviour', () => behaviourOf(box))
  app.post('/stripe/behaviour', (request, reply) => {
    const result = changeBehaviour(behaviourOf(box), request.body)
    if ('problem' in result) return reply.code(400).send({ error: result.problem })
    box.settings.put({ id: 'behaviour', ...result.behaviour })
    return fromPage(request) ? back(reply) : reply.send(result.behaviour)
  })
  app.get('/stripe/webhooks', () => ({
    webhooks: box.deliveries
      .all()
      .map((item) => show(box, item))
      .reverse(),
  }))
  app.post('/stripe/webhooks/flush', (request, reply) => {
    const sent = flush(box)
    return fromPage(request) ? back(reply) : reply.send({ sent })
  })
  app.post('/stripe/webhooks/:eventId/resend', (request, reply) => {
    const event = box.events.get((request.params as { eventId: string }).eventId)
    if (!event) return reply.code(404).send({ error: 'no such event' })
    return reply.send(show(box, queueAgain(box, event)))
  })
  app.post('/stripe/subscriptions/:id/advance', (request, reply) => {
    const subscription = box.subscriptions.get((request.params as { id: string }).id)
    if (!subscription) return reply.code(404).send({ error: 'no such subscription' })
    const declines = (request.body as { declines?: unknown } | null)?.declines === true
    try {
      perform(box, byNobody, (act) => renewSubscription(act, subscription, declines))
    } catch (error) {
      if (!(error instanceof StripeFault)) throw error
      return reply.code(error.status).send({ error: error.body })
    }
    return reply.send(subscription)
  })
  app.post('/stripe/payment-intents/:id/return', (request, reply) => {
    const { id } = request.params as { id: string }
    try {
      return reply.send(perform(box, byNobody, (act) => returnPayment(act, id)))
    } catch (error) {
      if (!(error instanceof StripeFault)) throw error
      return reply.code(error.status).send({ error: error.body })
    }
  })
  app.post('/stripe/reset', (request, reply) => {
    resetBox(box)
    box.wake()
    return fromPage(request) ? back(reply) : reply.send({ ok: true })
  })
}
