import { addDays } from '@guichet/domain/local-date'
import { firstPeriod } from '@guichet/domain/membership-period'
import { isPaymentReference, normaliseVerificationCode } from '@guichet/domain/reference'
import { hasForbiddenCharacters } from '@guichet/domain/text'
import { beforeAll, describe, expect, test } from 'vitest'
import { factsHash } from '../facts-hash.ts'
import { demoOf, periodsOf, type Seeded, sequences, upTo } from './testing/seeded.ts'

const TODAY = '2026-11-22'

describe('books of the demo', () => {
  let rows: Seeded
  beforeAll(async () => {
    rows = await demoOf(TODAY)
  })

  test('numbers follow one another without a gap, and the counters stand at the last', () => {
    const counters = new Map(rows.counters.map(({ name, value }) => [name, value]))
    for (const { prefix, ends } of sequences(rows.receipts.map(({ number }) => number))) {
      expect(ends, prefix).toEqual(upTo(ends.length))
      expect(counters.get(`receipt-${prefix.slice(2, 6)}`)).toBe(ends.length)
    }
    for (const { prefix, ends } of sequences(rows.certificates.map(({ number }) => number))) {
      expect(ends, prefix).toEqual(upTo(ends.length))
      expect(counters.get(`certificate-${prefix.slice(3, 7)}`)).toBe(ends.length)
    }
    const references = rows.payments.map(({ reference }) => reference)
    expect(references.filter((reference) => !isPaymentReference(reference))).toEqual([])
    for (const { prefix, ends } of sequences(references.map((reference) => reference.slice(0, -2)))) {
      expect(counters.get(`payment-reference-${prefix.slice(3, 7)}`)).toBe(Math.max(...ends))
    }
    const sorted = (numbers: number[]) => numbers.sort((a, b) => a - b)
    expect(sorted(rows.members.map(({ number }) => number))).toEqual(upTo(rows.members.length))
    expect(counters.get('member-number')).toBe(rows.members.length)
    expect(sorted(rows.serviceOrders.map(({ number }) => number))).toEqual(upTo(rows.serviceOrders.length))
    expect(counters.get('service-order')).toBe(rows.serviceOrders.length)
  })

  test('a receipt was issued for each payment that arrived and for no other, in the order of time', () => {
    const paid = rows.payments.filter(({ state }) => state === 'paid' || state === 'refunded')
    expect(new Set(rows.receipts.map(({ paymentId }) => paymentId))).toEqual(
      new Set(paid.map(({ id }) => id)),
    )
    const inOrder = [...rows.receipts].sort((a, b) => (a.number < b.number ? -1 : 1))
    for (const [index, receipt] of inOrder.entries()) {
      const next = inOrder[index + 1]
      if (next) expect(receipt.createdAt.getTime()).toBeLessThanOrEqual(next.createdAt.getTime())
    }
  })

  test('each membership was paid, by its own payment; the row before says when it was renewed', () => {
    const payments = new Map(rows.payments.map((payment) => [payment.id, payment]))
    for (const { id } of rows.persons) {
      const periods = periodsOf(rows, id)
      periods.forEach((period, index) => {
        const payment = payments.get(period.paymentId ?? '')
        expect(payment).toMatchObject({
          personId: id,
          state: 'paid',
          amountCents: period.amountCents,
          paidOn: period.paidOn,
        })
        expect(period.renewedOn).toBe(periods[index + 1]?.paidOn ?? null)
        expect(firstPeriod(period.startsOn).endsOn).toBe(period.endsOn)
        const before = periods[index - 1]
        const early = before && period.paidOn && period.paidOn <= before.endsOn
        expect(period.startsOn).toBe(early ? addDays(before.endsOn, 1) : period.paidOn)
      })
    }
  })

  test('payments awaited are manual and belong to renewals that wait', () => {
    const isOpen = ({ state, purpose }: (typeof rows.payments)[number]) =>
      (state === 'pending' || state === 'processing') && purpose !== 'account-invoice'
    const open = rows.payments.filter(isOpen)
    expect(open.map(({ method }) => method).sort()).toEqual(['cheque', 'transfer', 'transfer'])
    const waiting = rows.renewals.filter(({ state }) => state === 'awaiting-payment')
    expect(new Set(waiting.map(({ paymentId }) => paymentId))).toEqual(new Set(open.map(({ id }) => id)))
  })

  test('what certificates say has the hash kept with it, and codes can be typed', () => {
    for (const { facts, factsHash: kept, code } of rows.certificates) {
      expect(factsHash(facts as object)).toBe(kept)
      expect(normaliseVerificationCode(code)).toBe(code)
    }
    for (const { code } of rows.receipts) expect(normaliseVerificationCode(code)).toBe(code)
  })

  test('nothing happens in the future, news included', () => {
    const end = Date.parse(`${TODAY}T00:00:00+01:00`)
    const instants = [
      ...rows.auditEntries.map(({ at }) => at),
      ...rows.news.map(({ publishedAt }) => publishedAt),
      ...rows.payments.flatMap(({ createdAt, updatedAt }) => [createdAt, updatedAt]),
      ...rows.persons.flatMap(({ lastSignInAt, createdAt }) => [lastSignInAt ?? createdAt, createdAt]),
      ...rows.outgoingMessages.map(({ sentAt, createdAt }) => sentAt ?? createdAt),
    ]
    expect(Math.max(...instants.map((instant) => instant.getTime()))).toBeLessThan(end)
  })

  test('news has six posts in French typography', () => {
    expect(rows.news).toHaveLength(6)
    for (const { titleFr, bodyFr, titleEn, bodyEn } of rows.news) {
      for (const text of [titleFr, bodyFr]) expect(text, text).not.toMatch(/ [;:!?»%€]|« |'/u)
      for (const text of [titleFr, bodyFr, titleEn, bodyEn]) expect(hasForbiddenCharacters(text)).toBe(false)
    }
  })
})
