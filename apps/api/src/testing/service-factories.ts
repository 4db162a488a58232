import { type payments, serviceOrders, servicePrices, services } from '@guichet/db/schema'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

interface ServiceInput extends New<typeof services> {
  /** Without VAT. */
  readonly netCents?: number
  readonly vatRateBps?: number
}

/** Makes services with a price, and orders of them. */
export function createServiceFactories(
  { db, ids, clock }: Deps,
  payment: (of: { readonly id: string }, input: New<typeof payments>) => Promise<{ readonly id: string }>,
  next: () => number,
) {
  /** A one-off service for active members, at 36,00 € VAT included, unless told otherwise. */
  async function service(input: ServiceInput = {}) {
    const { netCents = 3000, vatRateBps = 2000, ...over } = input
    const number = next()
    const now = clock.now()
    const row = {
      ...{ id: ids.uuid(), labelFr: `Atelier ${number}`, labelEn: `Workshop ${number}` },
      ...{ descriptionFr: 'Une matinée.', descriptionEn: 'A morning.', interval: null, audience: 'active' },
      ...{ createdAt: now, updatedAt: now },
      ...over,
    }
    await db.insert(services).values(row)
    const price = { id: ids.uuid(), serviceId: row.id, startsOn: '2020-01-01', netCents, vatRateBps }
    await db.insert(servicePrices).values({ ...price, createdAt: now })
    return row
  }

  /** An order that waits for a transfer, with its payment, unless told otherwise. */
  async function serviceOrder(
    of: { readonly id: string },
    input: New<typeof serviceOrders> = {},
    paid: New<typeof payments> = {},
  ) {
    const id = ids.uuid()
    const now = clock.now()
    const serviceId = input.serviceId ?? (await service()).id
    const { id: paymentId } = await payment(of, { purpose: 'service-order', purposeId: id, ...paid })
    const row = {
      ...{ number: next(), orderedOn: clock.today(), amountCents: 4500, vatRateBps: 2000 },
      ...{ recurring: false, labelFr: 'Atelier', labelEn: 'Workshop', state: 'pending' },
      ...{ createdAt: now, updatedAt: now },
      ...input,
      ...{ id, serviceId, paymentId, personId: of.id },
    }
    await db.insert(serviceOrders).values(row)
    return row
  }

  return { service, serviceOrder }
}
