import type { TestApp } from '../../../testing/test-app.ts'

/** What accounts pay for a month, in cents without VAT (20 %): set once for each portal, however many ask. */
export function accountPrices(subscriptionCents: number, mailboxCents: number) {
  const priced = new WeakMap<TestApp, Promise<unknown>>()
  return (api: TestApp): Promise<unknown> => {
    const made =
      priced.get(api) ??
      Promise.all([
        api.make.tariff({ item: 'subscription', amountCents: subscriptionCents, labelFr: 'Abonnement' }),
        api.make.tariff({ item: 'secondary-mailbox', amountCents: mailboxCents }),
      ])
    priced.set(api, made)
    return made
  }
}
