import { counters } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { joiningDraft, joiningOrder, joiningTokenIn } from '../testing/joining-samples.ts'
import { call, checkoutOf } from './testing/api-client.ts'
import { createFaultWorld } from './testing/fault-world.ts'
import { layGround, plantMembers } from './testing/plant-members.ts'
import { waitUntil } from './testing/wait-until.ts'

pgTest(
  'an API process killed between payment and webhook: after the restart who joins is a member, once, and has the link',
  { timeout: 400_000 },
  async ({ pg, onTestFinished }) => {
    await layGround(pg.url)
    const world = await createFaultWorld(pg.url)
    onTestFinished(world.stop)
    const [member] = await plantMembers(pg.db, 1)
    if (!member) throw new Error('nobody was planted')
    await pg.db.insert(counters).values({ name: 'member-number', value: 1000 })
    const ask = (path: string, body: unknown) => call(world.url, member.key, 'POST', path, { body })
    const first = world.launch()
    await first.ready()
    const order = joiningOrder({ typeId: member.typeId })
    const begun = await ask('/joinings', joiningDraft())
    expect((await ask(`/joinings/${begun.body.token}/submission`, order)).status).toBe(202)
    const mails = () => world.sandbox.mailsTo(order.email)
    await waitUntil(async () => (await mails()).length === 1, { what: 'the link is sent' })
    const proof = joiningTokenIn((await mails())[0]?.text)
    const opened = await ask(`/joinings/${proof}/payment`, { method: 'card' })
    expect(opened.status).toBe(201)
    await first.kill('SIGKILL')

    await world.sandbox.behave({ webhooks: 'off' })
    expect(await world.sandbox.pay(checkoutOf(opened.body.order.payment))).toBe(200)
    await pg.db.execute(sql`update payments set created_at = created_at - interval '1 minute'`)
    await world.launch().ready()
    await waitUntil(
      async () =>
        (await call(world.url, member.key, 'GET', `/joinings/${proof}`)).body?.state === 'completed',
      { what: 'the joining is completed' },
    )
    await world.sandbox.behave({ webhooks: 'normal' })
    await world.sandbox.flush()
    await waitUntil(async () => (await mails()).length === 2, { what: 'the mail with the link' })
    expect((await mails()).map(({ text }) => text).join()).toContain('/activation/')
    const { rows } = await pg.db.execute(sql`select
      (select count(*)::int from payments where state = 'paid') as paid,
      (select count(*)::int from receipts) as receipts,
      (select count(*)::int from members where number > 1000) as members,
      (select count(*)::int from memberships where payment_id is not null) as memberships`)
    expect(rows).toEqual([{ paid: 1, receipts: 1, members: 1, memberships: 1 }])
  },
)
