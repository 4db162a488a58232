import { servicePrices, services } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { systemIds } from '../platform/ports/ids.ts'
import { call, checkoutOf } from './testing/api-client.ts'
import { createFaultWorld } from './testing/fault-world.ts'
import { layGround, plantMembers } from './testing/plant-members.ts'
import { waitUntil } from './testing/wait-until.ts'

pgTest(
  'an API process killed between payment and webhook: after the restart the order and the subscription are found again, once',
  { timeout: 400_000 },
  async ({ pg, onTestFinished }) => {
    await layGround(pg.url)
    const world = await createFaultWorld(pg.url)
    onTestFinished(world.stop)
    const [member] = await plantMembers(pg.db, 1)
    if (!member) throw new Error('nobody was planted')
    const now = new Date()
    const made = [null, 'month'].map((interval) => ({
      ...{ id: systemIds.uuid(), interval, audience: 'all', labelFr: 'Essai', labelEn: 'Trial' },
      ...{ descriptionFr: 'Un essai.', descriptionEn: 'A trial.', createdAt: now, updatedAt: now },
    }))
    await pg.db.insert(services).values(made)
    await pg.db.insert(servicePrices).values(
      made.map(({ id }) => ({
        ...{ id: systemIds.uuid(), serviceId: id, startsOn: '2020-01-01', netCents: 1000 },
        ...{ vatRateBps: 2000, createdAt: now },
      })),
    )
    const order = (serviceId: string) =>
      call(world.url, member.key, 'POST', '/service-orders', {
        body: { serviceId, method: 'card', amountCents: 1200, beginsAtOnce: true },
      })
    const first = world.launch()
    await first.ready()
    const orders = await Promise.all(made.map(({ id }) => order(id)))
    expect(orders.map(({ status }) => status)).toEqual([201, 201])
    await first.kill('SIGKILL')

    await world.sandbox.behave({ webhooks: 'off' })
    for (const { body } of orders) expect(await world.sandbox.pay(checkoutOf(body))).toBe(200)
    await pg.db.execute(sql`update payments set created_at = created_at - interval '1 minute'`)
    await world.launch().ready()
    for (const [index, state] of ['paid', 'active'].entries())
      await waitUntil(
        async () =>
          (await call(world.url, member.key, 'GET', `/service-orders/${orders[index]?.body.id}`)).body
            ?.state === state,
        { what: `the order is ${state}` },
      )
    await world.sandbox.behave({ webhooks: 'normal' })
    await world.sandbox.flush()
    await waitUntil(async () => (await world.sandbox.mailsTo(member.email)).length === 2, {
      what: 'a mail for each order',
    })
    const { rows } = await pg.db.execute(sql`select
      (select count(*)::int from payments where state = 'paid') as paid,
      (select count(*)::int from receipts) as receipts,
      (select count(*)::int from service_order_periods) as periods`)
    expect(rows).toEqual([{ paid: 2, receipts: 2, periods: 1 }])
  },
)
