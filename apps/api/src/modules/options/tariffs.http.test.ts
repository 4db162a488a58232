import { createTariff, listTariffs } from '@guichet/contract/catalogue.contract'
import type { In } from '@guichet/contract/route'
import { auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { fieldsOf } from './testing/option-caller.ts'

type Body = In<(typeof createTariff)['body']>
const WORDS = { labelFr: 'Archivage', labelEn: 'Archive', amountCents: 850, vatRateBps: 2000 }

/** Somebody who keeps the prices, at work on a procedure of his own, so that tests do not meet. */
async function desk(api: TestApp) {
  const procedure = await api.make.procedure()
  const item = `procedure:${procedure.code}`
  const client = await api.signInAs(await api.make.staff('finance'))
  return {
    item,
    client,
    set: async (startsOn: string, over: Partial<Body> = {}) =>
      (await client.call(createTariff, { body: { ...WORDS, item, startsOn, ...over } })).body,
    refused: (over: object) =>
      client.refusal(createTariff, { body: { ...WORDS, item, startsOn: '2026-11-22', ...over } }),
    periods: async () =>
      (await client.call(listTariffs)).body.items
        .filter((one) => one.item === item)
        .map(({ startsOn, endsOn, amountCents, state }) => [startsOn, endsOn, amountCents, state]),
  }
}

describe('createTariff', () => {
  test('starts a price, and ends the one before it the day before', async ({ api }) => {
    const { item, set, periods } = await desk(api)
    await api.make.tariff({ item, amountCents: 500, startsOn: '2026-01-01' })
    const made = await set('2026-12-01', { amountCents: 0 })
    expect(made).toMatchObject({ ...WORDS, item, amountCents: 0, startsOn: '2026-12-01', endsOn: null })
    expect(made.state).toBe('coming')
    expect(await periods()).toEqual([
      ['2026-12-01', null, 0, 'coming'],
      ['2026-01-01', '2026-11-30', 500, 'current'],
    ])
    const entries = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, made.id))
    expect(entries).toMatchObject([
      {
        action: 'tariff.created',
        after: { item, amountCents: 0, vatRateBps: 2000, startsOn: '2026-12-01', closed: expect.any(String) },
      },
    ])
  })

  test('starts today at the earliest', async ({ api }) => {
    const { set, refused, periods } = await desk(api)
    const refusal = await refused({ startsOn: '2026-11-21' })
    expect(refusal).toMatchObject({ status: 422, code: 'tariff.in-the-past' })
    expect(fieldsOf(refusal)).toEqual(['/startsOn invalid'])
    expect((await set('2026-11-22')).state).toBe('current')
    expect(await periods()).toEqual([['2026-11-22', null, 850, 'current']])
  })

  test('never starts on the day of another one or before it', async ({ api }) => {
    const { set, refused, periods } = await desk(api)
    await set('2026-12-01')
    for (const startsOn of ['2026-12-01', '2026-11-25'])
      expect(await refused({ startsOn })).toMatchObject({ status: 409, code: 'tariff.start-taken' })
    expect(await periods()).toHaveLength(1)
  })

  test('set side by side, prices follow one another without a day in common', async ({ api }) => {
    const { item, client, periods } = await desk(api)
    const days = ['2026-11-30', '2026-12-10', '2026-12-10', '2026-12-20', '2026-11-25']
    const answers = await Promise.all(
      days.map((startsOn) => client.attempt(createTariff, { body: { ...WORDS, item, startsOn } })),
    )
    const codes = answers.map((answer) => (answer.statusCode === 201 ? 201 : answer.json().code))
    expect(codes.filter((code) => code !== 201 && code !== 'tariff.start-taken')).toEqual([])
    const list = await periods()
    expect(list).toHaveLength(codes.filter((code) => code === 201).length)
    expect(list.filter(([, endsOn]) => endsOn === null)).toHaveLength(1)
    for (const [index, [, endsOn]] of list.slice(1).entries())
      expect(String(endsOn) < String(list[index]?.[0])).toBe(true)
  })

  test.for([
    [{ item: 'coffee' }, '/item invalid'],
    [{ item: 'procedure:NOWHERE' }, '/item invalid'],
    [{ amountCents: -1 }, '/amountCents number.range'],
    [{ amountCents: 1.5 }, '/amountCents number.range'],
    [{ vatRateBps: 3333 }, '/vatRateBps invalid'],
    [{ startsOn: '2026-02-30' }, '/startsOn date.invalid'],
    [{ startsOn: '2999-01-01' }, '/startsOn date.too-late'],
    [{ labelEn: '' }, '/labelEn required'],
  ] as const)('refuses %j beside the field', async ([over, expected], { api }) => {
    const { refused } = await desk(api)
    const refusal = await refused(over)
    expect([refusal.code, ...fieldsOf(refusal)]).toEqual(['request.invalid', expected])
  })

  test('is for those who keep the prices; staff all read them', async ({ api }) => {
    const { item } = await desk(api)
    await api.make.tariff({ item, startsOn: '2025-01-01', endsOn: '2025-12-31' })
    const manager = await api.signInAs(await api.make.staff('manager'))
    const body = { ...WORDS, item, startsOn: '2026-11-22' }
    expect((await manager.refusal(createTariff, { body })).code).toBe('session.forbidden')
    const { items } = (await manager.call(listTariffs)).body
    expect(items.find((one) => one.item === item)).toMatchObject({ state: 'past', endsOn: '2025-12-31' })
  })
})
