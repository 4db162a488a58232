import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { idOf } from '../ids.ts'
import { attachMethod, createMandate } from './payment-method.ts'
import { declineMessage } from './test-instruments.ts'

export interface NewSetup {
  customerId: string | null
  description: string | null
  metadata: Stripe.Metadata
  methodTypes: string[]
  usage: string
}

/** Creates a setup intent that waits for a payment method. */
export function createSetup(act: Act, input: NewSetup): Stripe.SetupIntent {
  const id = newId('seti_')
  const setup: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: newId(`${id}_secret_`),
    created: act.now,
    customer: input.customerId,
    description: input.description,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: input.methodTypes,
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: input.usage,
  }
  act.box.setups.put(setup)
  act.emit('setup_intent.created', setup)
  return setup
}

/** Records that the method cannot be kept; another one can be tried. */
export function failSetup(
  act: Act,
  setup: Stripe.SetupIntent,
  code: string,
  message: string,
  declineCode?: string,
): void {
  setup.status = 'requires_payment_method'
  setup.next_action = null
  setup.payment_method = null
  setup.last_setup_error = {
    code: code as Stripe.SetupIntent.LastSetupError.Code,
    message,
    type: 'card_error',
    ...(declineCode ? { decline_code: declineCode } : {}),
  }
  act.box.setups.put(setup)
  act.emit('setup_intent.setup_failed', setup)
}

/** Keeps `method` for later debits: the setup ends succeeded, requires_action or requires_payment_method. */
export function keepMethod(
  act: Act,
  setup: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  how: { confirmed?: boolean; confirmUrl?: string; returnUrl?: string | null } = {},
): void {
  const instrument = act.box.instruments.get(method.id)
  const outcome = instrument?.outcome ?? { kind: 'pays' }
  setup.payment_method = method.id
  if (outcome.kind === 'declines') {
    failSetup(
      act,
      setup,
      outcome.code,
      declineMessage(outcome.code, outcome.declineCode),
      outcome.declineCode,
    )
    return
  }
  if (outcome.kind === 'asks' && !how.confirmed) {
    setup.status = 'requires_action'
    setup.next_action = {
      type: 'redirect_to_url',
      redirect_to_url: {
        url: how.confirmUrl ?? `${act.box.url()}/stripe/confirm/${setup.id}`,
        return_url: how.returnUrl ?? null,
      },
    }
    act.box.setups.put(setup)
    act.emit('setup_intent.requires_action', setup)
    return
  }
  if (instrument) act.box.instruments.put({ ...instrument, confirmed: true })
  if (method.type === 'sepa_debit') setup.mandate = createMandate(act, method, true).id
  const customerId = idOf(setup.customer)
  if (customerId) attachMethod(act, method, customerId)
  setup.status = 'succeeded'
  setup.next_action = null
  setup.last_setup_error = null
  act.box.setups.put(setup)
  act.emit('setup_intent.succeeded', setup)
}
