import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  type AwaitedTransfer,
  type CreditLine,
  guessStatementMapping,
  isMappingWhole,
  newCredits,
  proposeTransfer,
  proposeTransfers,
  readStatementRow,
  referencesIn,
  statementDay,
} from './bank-statement.ts'
import { parseLocalDate } from './local-date.ts'
import { paymentReference } from './reference.ts'

const OURS = paymentReference(123, 2026)
const line = (over: Partial<CreditLine> = {}): CreditLine => ({
  ...{ bookedOn: parseLocalDate('2026-11-20'), amountCents: 6900, name: '', label: '' },
  ...over,
})
const awaited = (seq: number, over: Partial<AwaitedTransfer> = {}): AwaitedTransfer => ({
  ...{ paymentId: `p${seq}`, reference: paymentReference(seq, 2026), amountCents: 6900, lastName: 'Éssai' },
  ...over,
})

describe('reading a statement', () => {
  it('finds the columns of banks, and reads what arrived', () => {
    const mapping = guessStatementMapping(['Date opération', 'Libellé', 'Débit', 'Crédit'])
    expect(mapping).toEqual(['bookedOn', 'label', 'debit', 'credit'])
    expect(isMappingWhole(mapping)).toBe(true)
    expect(readStatementRow(mapping, ['20/11/2026', 'VIR RECU', '', '1 069,00'])).toMatchObject({
      ...{ bookedOn: '2026-11-20', amountCents: 106_900, label: 'VIR RECU' },
    })
    expect(readStatementRow(mapping, ['20/11/2026', 'CB', '-12,00', ''])).toBeNull()
    expect(readStatementRow(mapping, ['le 20', 'VIR', '', '69,00'])).toBeUndefined()
    expect(isMappingWhole(guessStatementMapping(['Colonne', 'Autre']))).toBe(false)
  })

  it.each([
    ['2026-11-30', '2026-11-30'],
    ['30/11/2026', '2026-11-30'],
    ['30.11.26', '2026-11-30'],
    ['31/11/2026', null],
    ['demain', null],
  ])('reads the day %s', (text, day) => expect(statementDay(text)).toBe(day))

  it('finds a reference however it was spaced, and none that was misread', () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.constantFrom('', ' ', '-', '. '), (seq, gap) => {
        const reference = paymentReference(seq, 2026)
        const written = reference.split('-').join(gap).toLowerCase()
        expect(referencesIn(`VIREMENT ${written} MERCI`)).toContain(reference)
      }),
    )
    expect(referencesIn('AD-2026-000123-A AD-2026-000123-B')).toHaveLength(
      ['A', 'B'].filter((letter) => paymentReference(123, 2026).endsWith(letter)).length,
    )
  })
})

describe('what a line pays', () => {
  it('the transfer it names; too much and too little are told', () => {
    const label = `VIR ${paymentReference(7, 2026)}`
    const fits = { paymentId: 'p7', by: 'reference', differenceCents: 0, certain: true }
    expect(proposeTransfer(line({ label }), [awaited(7), awaited(8)])).toEqual(fits)
    expect(proposeTransfer(line({ label, amountCents: 5000 }), [awaited(7)])).toEqual({
      ...{ ...fits, differenceCents: -1900, certain: false },
    })
    expect(
      proposeTransfer(line({ label: `${label} ${paymentReference(8, 2026)}` }), [awaited(7), awaited(8)]),
    ).toBeNull()
  })

  it('else the only one of its amount whose payer it names, never for certain', () => {
    const named = line({ name: 'M ESSAI PAUL' })
    expect(proposeTransfer(named, [awaited(7), awaited(8, { lastName: 'Autre' })])).toMatchObject({
      ...{ paymentId: 'p7', by: 'name', certain: false },
    })
    expect(proposeTransfer(named, [awaited(7), awaited(8)])).toBeNull()
    expect(proposeTransfer(named, [awaited(7, { amountCents: 100 })])).toBeNull()
  })

  it('two lines that name one transfer are certain for neither', () => {
    const label = paymentReference(7, 2026)
    const all = proposeTransfers([line({ label }), line({ label })], [awaited(7)])
    expect(all.map((one) => one?.certain)).toEqual([false, false])
  })

  it('no transfer is certain twice, whatever the lines', () => {
    const seq = fc.integer({ min: 1, max: 4 })
    const lines = fc.array(
      fc
        .record({ seq, amountCents: fc.constantFrom(6900, 100) })
        .map(({ seq: of, amountCents }) => line({ label: paymentReference(of, 2026), amountCents })),
    )
    holds(
      fc.property(lines, (list) => {
        const certain = proposeTransfers(
          list,
          [1, 2, 3].map((of) => awaited(of)),
        ).flatMap((one) => (one?.certain ? [one.paymentId] : []))
        expect(new Set(certain).size).toBe(certain.length)
      }),
    )
  })
})

describe('one statement in two formats', () => {
  const marked = (over: Partial<CreditLine>, fingerprint: string) => ({ ...line(over), fingerprint })

  it('brings each line once: by the bank’s reference, by ours, or by its words', () => {
    const csv = [
      marked({ name: '', label: 'VIR SEPA MME DUPONT REF 4411AZ' }, 'a'),
      marked({ name: 'Martin', label: `cotisation ${OURS.replaceAll('-', ' ')}` }, 'b'),
      marked({ name: 'Paul Roux', label: 'adhésion' }, 'c'),
    ]
    const camt = [
      marked({ name: 'Dupont', label: 'cotisation 2026', reference: '4411AZ' }, 'd'),
      marked({ name: 'M. Jean Martin', label: `merci ${OURS}`, reference: '4412' }, 'e'),
      marked({ name: 'Roux Paul', label: 'adhésion 2027 NOTPROV', reference: '4413' }, 'f'),
    ]
    expect(newCredits(camt, csv)).toEqual([])
    expect(newCredits(csv, camt)).toEqual([])
    expect(newCredits(csv, csv)).toEqual([])
  })

  it('keeps two transfers apart that the bank tells apart, or that say too little', () => {
    const known = [marked({ name: 'Dupont', label: 'x', reference: '1' }, 'a')]
    expect(newCredits([marked({ name: 'Dupont', label: 'x', reference: '2' }, 'b')], known)).toHaveLength(1)
    expect(newCredits([marked({ name: '', label: 'VIREMENT' }, 'c')], known)).toHaveLength(1)
    const twice = [marked({ name: 'Dupont', label: 'x y' }, 'd'), marked({ name: 'Dupont', label: 'x' }, 'e')]
    expect(newCredits(twice, known)).toHaveLength(1)
  })

  it('never brings more than there are, nor loses what is more than was known', () => {
    const some = fc.array(fc.constantFrom('Dupont cotisation', 'Martin cotisation', 'Roux adhésion'), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(some, some, (now, before) => {
        const lines = now.map((label, rank) => marked({ name: '', label }, `n${rank}`))
        const known = before.map((label, rank) => marked({ name: '', label }, `k${rank}`))
        const fresh = newCredits(lines, known)
        for (const label of new Set(now)) {
          const count = (all: readonly { label: string }[]) => all.filter((one) => one.label === label).length
          expect(count(fresh)).toBe(Math.max(0, count(lines) - count(known)))
        }
      }),
    )
  })
})
