import { recordPayment } from '@guichet/contract/backoffice.contract'
import { createRenewal, getMembership, getRenewal } from '@guichet/contract/memberships.contract'
import { getPaymentReceipt, listPayments } from '@guichet/contract/payments.contract'
import { auditEntries, payments, receipts } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest, pdf } = tellStory()

async function byTransfer(api: TestApp, period: Parameters<TestApp['make']['membership']>[1] = {}) {
  const member = await api.make.member()
  const membership = await api.make.membership(member, period)
  const client = await api.signInAs(member)
  const { body } = await client.call(createRenewal, {
    params: { id: membership.id },
    body: { typeId: membership.typeId, method: 'transfer' },
  })
  const clerk = await api.make.staff('finance')
  const finance = await api.signInAs(clerk)
  const paymentId = String(body.paymentId)
  return {
    ...{ member, membership, client, renewal: body, clerk, finance, paymentId },
    record: (paidOn: string, note?: string) =>
      finance.attempt(recordPayment, {
        params: { id: paymentId },
        body: { paidOn, ...(note === undefined ? {} : { note }) },
      }),
    read: async () =>
      (await client.call(getRenewal, { params: { id: membership.id, renewalId: body.id } })).body,
  }
}
const faults = (answer: { json(): unknown }) => {
  const { code, errors = [] } = answer.json() as {
    code: string
    errors?: { pointer: string; code: string }[]
  }
  return [code, ...errors.map((error) => `${error.pointer} ${error.code}`)]
}

describe('recordPayment', () => {
  storyTest(
    'makes the membership from the day of payment, with receipt, mail, note and audit',
    async ({ api }) => {
      const { member, client, clerk, record, read, paymentId, renewal } = await byTransfer(api, {
        startsOn: '2025-11-01',
        endsOn: '2026-10-31',
      })
      const answer = await record('2026-11-20', '  Virement du  20 ')
      expect(answer.statusCode).toBe(200)
      expect(answer.json()).toMatchObject({
        id: paymentId,
        state: 'paid',
        paidOn: '2026-11-20',
        personId: member.id,
        holderName: `${member.firstName} ${member.lastName}`,
        receiptNumber: expect.stringMatching(/^R-2026-\d{6}$/u),
      })
      const done = await read()
      expect(done).toMatchObject({
        state: 'completed',
        rule: 'late',
        startsOn: '2026-11-20',
        endsOn: '2027-11-19',
      })
      const made = await client.call(getMembership, { params: { id: String(done.newMembershipId) } })
      expect(made.body).toMatchObject({ paymentMethod: 'transfer', paidOn: '2026-11-20', state: 'active' })
      const [row] = await api.deps.db.select().from(payments).where(eq(payments.id, paymentId))
      expect(row?.note).toBe('Virement du 20')
      const audit = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, paymentId))
      expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([['payment.paid', clerk.id]])
      await api.runOutbox()
      expect(api.mailer.sent.map(({ to }) => to)).toEqual([member.email])

      const receipt = await client.call(getPaymentReceipt, { params: { id: paymentId } })
      expect(receipt.headers['content-disposition']).toContain(answer.json().receiptNumber)
      expect(pdf.asked.at(-1)).toMatchObject({
        kind: 'payment-receipt',
        data: {
          receipt: {
            number: answer.json().receiptNumber,
            method: 'transfer',
            paidOn: '2026-11-20',
            reference: renewal.reference,
            periodStartsOn: '2026-11-20',
            periodEndsOn: '2027-11-19',
          },
        },
      })
    },
  )

  storyTest('paid before the end, though recorded after it, extends from the end', async ({ api }) => {
    const { record, read } = await byTransfer(api, { startsOn: '2025-11-21', endsOn: '2026-11-20' })
    expect((await record('2026-11-20')).statusCode).toBe(200)
    expect(await read()).toMatchObject({ rule: 'early', startsOn: '2026-11-21', endsOn: '2027-11-20' })
  })

  storyTest('refuses a day to come, one too long ago and one that is none', async ({ api }) => {
    const { record, read } = await byTransfer(api)
    expect(faults(await record('2026-11-23'))).toEqual(['request.invalid', '/paidOn date.future'])
    expect(faults(await record('2026-09-22'))).toEqual(['request.invalid', '/paidOn date.too-old'])
    for (const day of ['2026-02-30', '22/11/2026', '', '2026-11-22T09:00:00Z'])
      expect(faults(await record(day))).toEqual(['request.invalid', '/paidOn date.invalid'])
    expect(faults(await record('2026-11-22', 'x'.repeat(301)))).toEqual([
      'request.invalid',
      '/note text.too-long',
    ])
    expect((await read()).state).toBe('awaiting-payment')
    expect((await record('2026-09-23')).statusCode).toBe(200)
  })

  storyTest('the day changes at midnight in Paris', async ({ api }) => {
    const { record } = await byTransfer(api)
    api.clock.set('2026-11-22T09:05:00Z')
    expect(faults(await record('2026-11-23'))).toEqual(['request.invalid', '/paidOn date.future'])
    const later = await (async () => {
      api.clock.set('2026-11-22T23:00:00Z')
      const finance = await api.signInAs(await api.make.staff('finance'))
      const other = await byTransfer(api)
      return finance.attempt(recordPayment, {
        params: { id: other.paymentId },
        body: { paidOn: '2026-11-23' },
      })
    })()
    expect(later.statusCode).toBe(200)
  })

  storyTest('is recorded once, whoever clicks how often', async ({ api }) => {
    const { record, paymentId } = await byTransfer(api)
    const answers = await Promise.all(Array.from({ length: 10 }, () => record('2026-11-22')))
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, ...Array(9).fill(409)])
    expect(faults(await record('2026-11-22'))).toEqual(['payment.not-recordable'])
    const found = await api.deps.db.select().from(receipts).where(eq(receipts.paymentId, paymentId))
    expect(found).toHaveLength(1)
  })

  storyTest('is not for what is paid online, unknown, or for those who may not', async ({ api }) => {
    const { client, finance, membership } = await byTransfer(api)
    const other = await api.make.member()
    const online = await api.make.payment(other, { method: 'card' })
    const body = { paidOn: '2026-11-22' }
    expect((await finance.refusal(recordPayment, { params: { id: online.id }, body })).code).toBe(
      'payment.not-recordable',
    )
    expect((await finance.refusal(recordPayment, { params: { id: membership.id }, body })).code).toBe(
      'resource.not-found',
    )
    for (const role of ['support', 'manager'] as const) {
      const staff = await api.signInAs(await api.make.staff(role))
      expect((await staff.refusal(recordPayment, { params: { id: online.id }, body })).code).toBe(
        'session.forbidden',
      )
    }
    expect((await client.refusal(recordPayment, { params: { id: online.id }, body })).code).toBe(
      'session.forbidden',
    )
  })
})

describe('payments of one’s own', () => {
  storyTest('has a receipt once it is paid, for its payer alone', async ({ api }) => {
    const { client, paymentId, record } = await byTransfer(api)
    const stranger = await api.signInAs(await api.make.member())
    const params = { id: paymentId }
    expect((await client.refusal(getPaymentReceipt, { params })).code).toBe('payment.not-paid')
    expect((await stranger.refusal(getPaymentReceipt, { params })).code).toBe('resource.not-found')
    await record('2026-11-22')
    expect((await client.call(getPaymentReceipt, { params })).status).toBe(200)
    expect((await stranger.refusal(getPaymentReceipt, { params })).code).toBe('resource.not-found')
    expect((await stranger.call(listPayments, { query: { limit: 10 } })).body.items).toEqual([])
  })

  storyTest('pages forth and back, the latest first', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const start = api.clock.now()
    for (let index = 0; index < 13; index++)
      await api.make.payment(member, { createdAt: new Date(start.getTime() + Math.floor(index / 2) * 1000) })
    const page = async (cursor?: string) =>
      (await client.call(listPayments, { query: { limit: 5, ...(cursor ? { cursor } : {}) } })).body
    const first = await page()
    const second = await page(String(first.nextCursor))
    const third = await page(String(second.nextCursor))
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id))
    expect(new Set(ids).size).toBe(13)
    expect([first, second, third].map(({ items }) => items.length)).toEqual([5, 5, 3])
    expect((await page(String(third.previousCursor))).items).toEqual(second.items)
    expect((await page(String(second.previousCursor))).items).toEqual(first.items)
    const times = [first, second, third].flatMap(({ items }) => items.map(({ createdAt }) => createdAt))
    expect(times).toEqual([...times].sort().reverse())
  })
})
