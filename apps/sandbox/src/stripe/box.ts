import type Stripe from 'stripe'
import type { Collection, Journal } from '../state/journal.ts'
import type { Outcome } from './payments/test-instruments.ts'

/** The API version that the installed SDK sends; events carry it. */
export const apiVersion: typeof Stripe.API_VERSION = '2026-10-28.endive'

/** How the sandbox's Stripe behaves; changed by `POST /stripe/behaviour`. */
export interface Behaviour {
  webhooks: 'normal' | 'late' | 'twice' | 'shuffled' | 'off'
  api: 'normal' | 'slow' | 'drop'
  sepaDelayMs: number
  lateMs: number
}

/** One webhook message on its way. `dueAt` is in milliseconds since 1970. */
export interface Delivery {
  id: string
  eventId: string
  type: string
  /** Messages of one lane go out one after the other. */
  lane: string
  state: 'waiting' | 'held' | 'delivered' | 'given-up'
  shuffle: boolean
  /** Goes out even while webhooks are off. */
  forced: boolean
  tries: number
  dueAt: number
  createdAt: number
  lastTriedAt: number | null
  lastStatus: number | null
  lastError: string | null
}

/** What a payment method does when it is charged. Kept apart, as it is no field of Stripe's. */
interface Instrument {
  id: string
  outcome: Outcome
  /** The holder has confirmed this card once, so that later debits without him pass. */
  confirmed: boolean
}

/** Work for later; `dueAt` is in milliseconds since 1970. */
export interface Task {
  id: string
  kind: 'settle-sepa' | 'expire-session' | 'renew-subscription'
  targetId: string
  dueAt: number
}

interface LineItems {
  id: string
  items: Stripe.LineItem[]
}

interface SessionPlan {
  id: string
  intent: {
    description: string | null
    metadata: Stripe.Metadata
    setupFutureUsage: 'off_session' | 'on_session' | null
  }
  payee: string | null
  /** Payment intent of a subscription's first period, which the session does not show. */
  hiddenIntentId?: string
}

/** An answer kept for its `Idempotency-Key`. */
interface KeptAnswer {
  id: string
  fingerprint: string
  status: number
  body: string
  createdAt: number
}

interface Collections {
  customers: Collection<Stripe.Customer>
  products: Collection<Stripe.Product>
  prices: Collection<Stripe.Price>
  sessions: Collection<Stripe.Checkout.Session>
  /** What a session was created with and does not show: by session id. */
  plans: Collection<SessionPlan>
  lineItems: Collection<LineItems>
  intents: Collection<Stripe.PaymentIntent>
  setups: Collection<Stripe.SetupIntent>
  methods: Collection<Stripe.PaymentMethod>
  instruments: Collection<Instrument>
  mandates: Collection<Stripe.Mandate>
  charges: Collection<Stripe.Charge>
  refunds: Collection<Stripe.Refund>
  disputes: Collection<Stripe.Dispute>
  subscriptions: Collection<Stripe.Subscription>
  invoices: Collection<Stripe.Invoice>
  /** What pays an invoice: by invoice id. */
  invoiceIntents: Collection<{ id: string; intentId: string }>
  events: Collection<Stripe.Event>
  deliveries: Collection<Delivery>
  tasks: Collection<Task>
  keptAnswers: Collection<KeptAnswer>
  settings: Collection<Behaviour & { id: string }>
}

/** Everything the sandbox's Stripe knows, and the way to change it. */
export interface StripeBox extends Collections {
  journal: Journal
  /** Address of the sandbox, without a slash at the end. */
  url: () => string
  /** Where the portal hears of events. */
  webhookUrl: string
  /** Called after every action, so that messages and tasks just made are taken up. */
  wake: () => void
}

const initialBehaviour: Behaviour = {
  webhooks: 'normal',
  api: 'normal',
  sepaDelayMs: 2000,
  lateMs: 5000,
}

/** The collections of the box, opened in `journal`. */
export function openBox(journal: Journal, url: () => string, webhookUrl: string): StripeBox {
  const open = <T extends { id: string }>(name: string) => journal.collection<T>(name)
  return {
    journal,
    url,
    webhookUrl,
    wake: () => undefined,
    customers: open('customers'),
    products: open('products'),
    prices: open('prices'),
    sessions: open('sessions'),
    plans: open('plans'),
    lineItems: open('line-items'),
    intents: open('payment-intents'),
    setups: open('setup-intents'),
    methods: open('payment-methods'),
    instruments: open('instruments'),
    mandates: open('mandates'),
    charges: open('charges'),
    refunds: open('refunds'),
    disputes: open('disputes'),
    subscriptions: open('subscriptions'),
    invoices: open('invoices'),
    invoiceIntents: open('invoice-intents'),
    events: open('events'),
    deliveries: open('deliveries'),
    tasks: open('tasks'),
    keptAnswers: open('kept-answers'),
    settings: open('settings'),
  }
}

/** The behaviour now in force. */
export function behaviourOf(box: StripeBox): Behaviour {
  const { id: _, ...behaviour } = box.settings.get('behaviour') ?? { id: 'behaviour', ...initialBehaviour }
  return behaviour
}

/** Empties everything, the behaviour included. */
export function resetBox(box: StripeBox): void {
  const { journal, url: _, webhookUrl: __, wake: ___, ...collections } = box
  journal.batch(() => {
    for (const collection of Object.values(collections)) collection.clear()
  })
}
