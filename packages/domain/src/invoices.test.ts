import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  amountsFromNet,
  creditAmounts,
  creditOfLines,
  frenchVatNumber,
  invoiceFromPaid,
  invoiceMentions,
  invoiceNumber,
  invoiceState,
  isVatNumber,
  leftOfLines,
  leftOfRates,
  normaliseVatNumber,
} from './invoices.ts'
import { parseLocalDate } from './local-date.ts'
import { vatFromGross, vatFromNet } from './vat.ts'

const rateBps = fc.constantFrom(0, 210, 550, 1000, 2000)
const netLines = fc.array(
  fc.record({ netCents: fc.integer({ min: 0, max: 50_000_000 }), vatRateBps: rateBps }),
  { maxLength: 12 },
)
const paidLines = fc.array(
  fc.record({ grossCents: fc.integer({ min: 1, max: 5_000_000 }), vatRateBps: rateBps }),
  { minLength: 1, maxLength: 6 },
)
const named = <L extends object>(line: L) => ({ ...line, labelFr: 'Objet', labelEn: 'Item' })
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

describe('invoiceNumber', () => {
  test('says kind, year and rank', () => {
    expect(invoiceNumber('invoice', 2026, 123)).toBe('F2026-000123')
    expect(invoiceNumber('credit-note', 2026, 4)).toBe('A2026-000004')
    expect(() => invoiceNumber('invoice', 2026, 0)).toThrow(RangeError)
    expect(() => invoiceNumber('invoice', 26, 1)).toThrow(RangeError)
  })

  test('is another for another kind, year or rank, and sorts by rank', () => {
    holds(
      fc.property(
        fc.integer({ min: 1, max: 999_998 }),
        fc.integer({ min: 2000, max: 2100 }),
        (rank, year) => {
          const one = invoiceNumber('invoice', year, rank)
          return (
            one < invoiceNumber('invoice', year, rank + 1) &&
            one < invoiceNumber('invoice', year + 1, 1) &&
            one !== invoiceNumber('credit-note', year, rank)
          )
        },
      ),
    )
  })
})

describe('amountsFromNet', () => {
  test('takes VAT once for each rate, on its total', () => {
    // 333 × 20 % is 66.6, twice over 133.2: by line it would be 134.
    const lines = [
      { netCents: 333, vatRateBps: 2000 },
      { netCents: 333, vatRateBps: 2000 },
      { netCents: 100, vatRateBps: 550 },
    ]
    expect(amountsFromNet(lines)).toEqual({
      rates: [
        { rateBps: 550, netCents: 100, vatCents: 6 },
        { rateBps: 2000, netCents: 666, vatCents: 133 },
      ],
      ...{ netCents: 766, vatCents: 139, grossCents: 905 },
    })
  })

  test('adds up, whatever the order of the lines', () => {
    holds(
      fc.property(netLines, (lines) => {
        const { rates, netCents, vatCents, grossCents } = amountsFromNet(lines)
        return (
          netCents === sum(lines.map((line) => line.netCents)) &&
          vatCents === sum(rates.map((rate) => rate.vatCents)) &&
          grossCents === netCents + vatCents &&
          rates.every((rate) => rate.vatCents === vatFromNet(rate.netCents, rate.rateBps).vatCents) &&
          JSON.stringify(amountsFromNet(lines.toReversed())) ===
            JSON.stringify({ rates, netCents, vatCents, grossCents })
        )
      }),
    )
  })
})

describe('invoiceFromPaid', () => {
  test('adds up to what was paid, its lines to what is without VAT', () => {
    holds(
      fc.property(paidLines, (paid) => {
        const { lines, rates, netCents, grossCents } = invoiceFromPaid(paid.map(named))
        return (
          grossCents === sum(paid.map((line) => line.grossCents)) &&
          netCents === sum(lines.map((line) => line.netCents)) &&
          rates.every(
            (rate) =>
              rate.vatCents === vatFromGross(rate.netCents + rate.vatCents, rate.rateBps).vatCents &&
              rate.netCents ===
                sum(lines.filter((line) => line.vatRateBps === rate.rateBps).map((line) => line.netCents)),
          )
        )
      }),
    )
  })

  test('takes a voucher off with its VAT', () => {
    const paid = [
      { grossCents: 6000, vatRateBps: 2000 },
      { grossCents: -1000, vatRateBps: 2000 },
    ]
    const { lines, ...amounts } = invoiceFromPaid(paid.map(named))
    expect(lines.map((line) => line.netCents)).toEqual([5000, -833])
    expect(amounts).toMatchObject({ netCents: 4167, vatCents: 833, grossCents: 5000 })
  })
})

describe('creditAmounts', () => {
  const invoiced = paidLines.map((paid) => invoiceFromPaid(paid.map(named)))

  test('in whatever parts, all of them take back just what was invoiced, of each rate', () => {
    holds(
      fc.property(
        invoiced,
        fc.array(fc.double({ min: 0.01, max: 0.9, noNaN: true }), { maxLength: 5 }),
        (invoice, cuts) => {
          const credited: { rateBps: number; netCents: number; vatCents: number }[] = []
          let left = invoice.grossCents
          const take = (cents: number) => {
            const note = creditAmounts(invoice.rates, credited, cents)
            credited.push(...note.rates)
            left -= cents
            return (
              note.grossCents === cents &&
              note.rates.every((rate) => rate.vatCents >= 0 && rate.netCents >= 0)
            )
          }
          for (const cut of cuts) {
            const cents = Math.floor(left * cut)
            if (cents > 0 && !take(cents)) return false
          }
          if (left > 0 && !take(left)) return false
          return invoice.rates.every((rate) => {
            const own = credited.filter((one) => one.rateBps === rate.rateBps)
            return (
              sum(own.map((one) => one.netCents)) === rate.netCents &&
              sum(own.map((one) => one.vatCents)) === rate.vatCents
            )
          })
        },
      ),
    )
  })

  test('refuses nothing, and more than is left', () => {
    const rates = [{ rateBps: 0, netCents: 6900, vatCents: 0 }]
    expect(() => creditAmounts(rates, [], 0)).toThrow(RangeError)
    expect(() => creditAmounts(rates, [], 6901)).toThrow(RangeError)
    expect(() => creditAmounts(rates, [{ rateBps: 0, netCents: 900, vatCents: 0 }], 6001)).toThrow(RangeError)
  })
})

describe('creditOfLines', () => {
  const invoice = netLines.filter((lines) => lines.some(({ netCents }) => netCents > 0))

  test('in whatever parts and order, all of them take back just what was invoiced, of each rate and line', () => {
    const cut = fc.record({ line: fc.nat(11), share: fc.double({ min: 0.01, max: 1, noNaN: true }) })
    holds(
      fc.property(invoice, fc.array(cut, { maxLength: 8 }), (lines, cuts) => {
        const { rates: invoiced } = amountsFromNet(lines)
        const credited: { rateBps: number; netCents: number; vatCents: number }[] = []
        const taken: { correctsRank: number; netCents: number }[] = []
        const take = (correctsRank: number, share: number) => {
          const most = leftOfLines(lines, taken, leftOfRates(invoiced, credited))[correctsRank] ?? 0
          const netCents = Math.ceil(most * share)
          if (netCents === 0) return true
          const vatRateBps = lines[correctsRank]?.vatRateBps ?? 0
          const note = creditOfLines(invoiced, credited, [{ netCents, vatRateBps }])
          credited.push(...note.rates)
          taken.push({ correctsRank, netCents })
          return note.netCents === netCents && note.vatCents >= 0
        }
        const isRight =
          cuts.every(({ line, share }) => line >= lines.length || take(line, share)) &&
          lines.every((_, rank) => take(rank, 1))
        return isRight && leftOfRates(invoiced, credited).length === 0
      }),
    )
  })

  test('VAT is that of all that was taken back of its rate: never a cent apart from it', () => {
    const invoiced = [{ rateBps: 2000, netCents: 999, vatCents: 200 }]
    const first = creditOfLines(invoiced, [], [{ netCents: 333, vatRateBps: 2000 }])
    expect(first).toMatchObject({ netCents: 333, vatCents: 67, grossCents: 400 })
    const second = creditOfLines(invoiced, first.rates, [{ netCents: 333, vatRateBps: 2000 }])
    // 666 × 20 % is 133.2: 133 less the 67 before.
    expect(second.vatCents).toBe(66)
    const last = creditOfLines(
      invoiced,
      [...first.rates, ...second.rates],
      [{ netCents: 333, vatRateBps: 2000 }],
    )
    expect(last.vatCents).toBe(67)
  })

  test('refuses nothing, and more than is left of a line or of its rate', () => {
    const invoiced = [{ rateBps: 2000, netCents: 1000, vatCents: 200 }]
    const take =
      (netCents: number, vatRateBps = 2000) =>
      () =>
        creditOfLines(invoiced, [{ rateBps: 2000, netCents: 400, vatCents: 80 }], [{ netCents, vatRateBps }])
    for (const wrong of [take(0), take(-1), take(601), take(1, 550)]) expect(wrong).toThrow(RangeError)
    expect(() => creditOfLines(invoiced, [], [])).toThrow(RangeError)
    const lines = [600, 400].map((netCents) => ({ netCents, vatRateBps: 2000 }))
    // A part of the whole was taken back as well: no line has more left than its rate.
    const left = [{ rateBps: 2000, netCents: 300, vatCents: 60 }]
    expect(leftOfLines(lines, [{ correctsRank: 0, netCents: 500 }], left)).toEqual([100, 300])
  })
})

describe('invoiceState', () => {
  const today = parseLocalDate('2026-11-30')
  const invoice = {
    ...{ kind: 'invoice' as const, grossCents: 6900, creditedCents: 0, paidOn: null, dueOn: '2026-11-30' },
  }

  test('is to be paid through its last day, then late', () => {
    expect(invoiceState(invoice, today)).toBe('to-pay')
    expect(invoiceState({ ...invoice, dueOn: '2026-11-29' }, today)).toBe('late')
  })

  test('is paid, and cancelled once all of it was taken back', () => {
    const paid = { ...invoice, dueOn: '2026-01-01', paidOn: '2026-01-01' }
    expect(invoiceState(paid, today)).toBe('paid')
    expect(invoiceState({ ...paid, creditedCents: 6899 }, today)).toBe('paid')
    expect(invoiceState({ ...paid, creditedCents: 6900 }, today)).toBe('cancelled')
    expect(invoiceState({ ...invoice, kind: 'credit-note' }, today)).toBe('issued')
  })
})

test('frenchVatNumber has the key of its SIREN; isVatNumber finds wrong ones', () => {
  expect(frenchVatNumber('404833048')).toBe('FR83404833048')
  expect(isVatNumber('FR83404833048')).toBe(true)
  expect(isVatNumber('FR82404833048')).toBe(false)
  expect(isVatNumber(normaliseVatNumber('de 123.456.789'))).toBe(true)
  expect(isVatNumber('404833048')).toBe(false)
})

test('invoiceMentions: VAT where none is charged, penalties towards professionals', () => {
  const rates = (...bps: number[]) => bps.map((one) => ({ rateBps: one }))
  const say = (regime: 'franchise' | 'vat', toProfessional: boolean, ...bps: number[]) =>
    invoiceMentions({ regime, rates: rates(...bps), toProfessional })
  expect(say('franchise', false, 0)).toEqual(['vat-franchise'])
  expect(say('vat', true, 0, 2000)).toEqual(['vat-exempt', 'late-penalties'])
  expect(say('vat', false, 2000)).toEqual([])
  // VAT that is mentioned is due: nobody is told at once that there is none.
  expect(say('franchise', false, 0, 2000)).toEqual([])
})
