import { exportStatistics, getStatistics } from '@guichet/contract/statistics.contract'
import { refunds } from '@guichet/db/schema'
import { addDays, addMonths, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const read = async (api: TestApp, months: '12' | '24' | '36' = '12') => {
  const client = await api.signInAs(await api.make.staff('finance'))
  return (await client.call(getStatistics, { query: { months } })).body
}
const firstOfMonth = (api: TestApp, back: number): LocalDate =>
  addMonths(parseLocalDate(`${api.clock.today().slice(0, 7)}-01`), -back)
const period = async (api: TestApp, person: { id: string }, startsOn: LocalDate, endsOn: LocalDate) =>
  api.make.membership(person, { startsOn, endsOn })

describe('getStatistics', () => {
  test('tells who joined, went on, left and came back, each in its month', async ({ api }) => {
    const before = await read(api)
    const [m6, m5, m3, m2] = [6, 5, 3, 2].map((back) => firstOfMonth(api, back)) as [
      LocalDate,
      LocalDate,
      LocalDate,
      LocalDate,
    ]
    const loyal = await api.make.member()
    await period(api, loyal, m6, addDays(m5, 9))
    await period(api, loyal, addDays(m5, 10), addDays(api.clock.today(), 40))
    const gone = await api.make.member()
    await period(api, gone, m6, addDays(m3, 4))
    const back = await api.make.member()
    await period(api, back, m6, addDays(m5, -1))
    await period(api, back, addDays(m2, 3), addDays(api.clock.today(), 10))
    // Cancelled before it began: nobody joined.
    await api.make.membership(await api.make.member(), {
      ...{ startsOn: m2, endsOn: addDays(m2, -1), cancelledOn: m2, agreedEndsOn: addDays(m2, 300) },
    })
    const after = await read(api)
    const changes = after.months.map((month, index) => {
      const was = before.months[index]
      return [
        month.month,
        month.joined - (was?.joined ?? 0),
        month.renewed - (was?.renewed ?? 0),
        month.left - (was?.left ?? 0),
        month.returned - (was?.returned ?? 0),
        month.members - (was?.members ?? 0),
      ]
    })
    const named = (day: LocalDate) => day.slice(0, 7)
    expect(changes.slice(-7)).toEqual([
      [named(m6), 3, 0, 0, 0, 3],
      [named(m5), 0, 1, 1, 0, 2],
      [named(firstOfMonth(api, 4)), 0, 0, 0, 0, 2],
      [named(m3), 0, 0, 1, 0, 1],
      [named(m2), 0, 0, 0, 1, 2],
      [named(firstOfMonth(api, 1)), 0, 0, 0, 0, 2],
      [named(firstOfMonth(api, 0)), 0, 0, 0, 0, 2],
    ])
    const total = (list: typeof after.due) => list.reduce((sum, { memberships }) => sum + memberships, 0)
    expect(total(after.due) - total(before.due)).toBe(2)
    expect(after.due).toHaveLength(6)
    expect(after.months.at(-1)?.running).toBe(true)
  })

  test('ends each month with the members who were active on its last day, whatever came before', async ({
    api,
  }) => {
    const start = firstOfMonth(api, 11)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 200 })), {
          maxLength: 4,
        }),
        async (parts) => {
          const was = await read(api)
          const person = await api.make.member()
          let day = addDays(start, -60)
          const held: [LocalDate, LocalDate][] = []
          for (const [gap, length] of parts) {
            const from = addDays(day, gap)
            const to = addDays(from, length)
            held.push([from, to])
            await period(api, person, from, to)
            day = addDays(to, 1)
          }
          const now = await read(api)
          const change = now.months.map(({ members }, index) => members - (was.months[index]?.members ?? 0))
          const expected = now.months.map(({ month, running }) => {
            const last = running
              ? api.clock.today()
              : addDays(addMonths(parseLocalDate(`${month}-01`), 1), -1)
            return held.some(([from, to]) => from <= last && to >= last) ? 1 : 0
          })
          expect(change).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('counts what was received and paid back in its month, by purpose and means', async ({ api }) => {
    const before = await read(api)
    const member = await api.make.member()
    const paidOn = addDays(firstOfMonth(api, 1), 2)
    const pay = (purpose: string, amountCents: number, state = 'paid', method = 'card') =>
      api.make.payment(member, { purpose, amountCents, state, method, paidOn })
    const payment = await pay('membership-renewal', 6900)
    await pay('service-order', 2500, 'paid', 'cheque')
    await pay('joining', 5000)
    await pay('membership', 900, 'failed')
    const at = api.clock.now()
    await api.deps.db.insert(refunds).values({
      ...{ id: api.deps.ids.uuid(), paymentId: payment.id, amountCents: 1900, reason: 'Trop perçu' },
      ...{ state: 'done', createdAt: at, updatedAt: at },
    })
    const after = await read(api)
    const change = (index: number, key: 'membershipCents' | 'serviceCents' | 'refundedCents') =>
      (after.months.at(index)?.[key] ?? 0) - (before.months.at(index)?.[key] ?? 0)
    expect([change(-2, 'membershipCents'), change(-2, 'serviceCents')]).toEqual([11_900, 2500])
    expect([change(-2, 'refundedCents'), change(-1, 'refundedCents')]).toEqual([0, 1900])
    expect(after.sum.receivedCents - before.sum.receivedCents).toBe(14_400)
    const cheques = (list: typeof after.methods) =>
      list.find(({ method }) => method === 'cheque')?.amountCents ?? 0
    expect(cheques(after.methods) - cheques(before.methods)).toBe(2500)
  })

  test('is for who reads figures, for 12, 24 or 36 months', async ({ api }) => {
    expect((await read(api, '36')).months).toHaveLength(36)
    const support = await api.signInAs(await api.make.staff('support'))
    expect((await support.refusal(getStatistics, { query: {} })).status).toBe(403)
    const client = await api.signInAs(await api.make.staff('manager'))
    const failed = await client.refusal(getStatistics, { query: { months: '13' as never } })
    expect(failed.status).toBe(400)
  })
})

describe('exportStatistics', () => {
  test('writes the same months as a spreadsheet opens them', async ({ api }) => {
    const client = await api.signInAs(await api.make.staff('manager'))
    const { body, headers } = await client.call(exportStatistics, { query: { months: '24' } })
    const lines = (await body.text()).split('\r\n').filter(Boolean)
    expect(lines).toHaveLength(25)
    expect(lines[0]).toMatch(/^\uFEFF?Mois;Adhérents en fin de mois;/u)
    expect(lines.at(-1)).toMatch(new RegExp(`^${api.clock.today().slice(0, 7)};\\d+;`, 'u'))
    expect(JSON.stringify(headers)).toContain('chiffres-')
  })
})
