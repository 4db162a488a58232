import { registerPurpose } from '../billing/index.ts'
import { registerTasks } from '../memberships/index.ts'
import { ORDER_PURPOSE } from './order-service.ts'
import {
  completeOrder,
  completePeriod,
  endUnpaidOrder,
  markOrderProcessing,
  undoOrder,
} from './settle-order.ts'
import { PERIOD_PURPOSE } from './sync-subscription.ts'
import { listUnpaidTasks } from './tell-unpaid.ts'

export { registerServiceMails } from './mail/service-mails.tsx'
export { reconcileSubscriptions } from './reconcile-subscriptions.ts'
export { serviceRoutes } from './routes/service.routes.ts'
export { staffServiceRoutes } from './routes/staff-service.routes.ts'
export { syncSubscription, undoSubscription } from './sync-subscription.ts'

/** Says what is to be paid first: a subscription that the bank refused. */
export const registerServiceTasks = (): void => registerTasks('services', listUnpaidTasks)

/** Says what a payment of an order leads to, and one of a later period of a subscription. */
export function registerServicePurposes(): void {
  registerPurpose(ORDER_PURPOSE, {
    onPaid: completeOrder,
    onProcessing: markOrderProcessing,
    onEnded: endUnpaidOrder,
    onRefunded: undoOrder,
  })
  registerPurpose(PERIOD_PURPOSE, {
    onPaid: completePeriod,
    // A period is written down once it is paid: its payment is never under way.
    onProcessing: async () => undefined,
    onEnded: async () => undefined,
    onRefunded: undoOrder,
  })
}
