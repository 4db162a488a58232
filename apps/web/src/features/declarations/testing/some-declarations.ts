import type { DeclarationLine } from '../../../shared/declarations/declarations.ts'
import type { Declaration, Estimate } from '../api/declarations.ts'

export const someLine = (over: Partial<DeclarationLine> = {}): DeclarationLine => ({
  ...{ code: '2026-10', frequency: 'monthly', startsOn: '2026-10-01', endsOn: '2026-10-31' },
  ...{ dueOn: '2026-11-30', opensOn: '2026-11-01', state: 'open', isOpen: true, filing: null },
  ...over,
})

export const someFiling = (
  over: Partial<NonNullable<DeclarationLine['filing']>> = {},
): NonNullable<DeclarationLine['filing']> => ({
  ...{ version: 1, filedAt: '2026-11-12T09:30:00.000Z', filedBy: 'Clarisse Vidalenc', isLate: false },
  ...{ turnoverCents: 250_000, totalCents: 64_900 },
  receipt: { number: 'DC-2026-000123', code: 'ABCD-EFGH-JKLM' },
  ...over,
})

type Rate = Declaration['rates'][number]
const social: Rate = {
  ...{ kind: 'social', category: 'liberal', rate: 12_800, reduction: 'acre', fullRate: 25_600 },
  ...{ since: '2026-01-01', source: 'CSS, art. D613-4' },
}
const training: Rate = {
  ...{ kind: 'training', category: 'liberal', rate: 200, reduction: null, fullRate: null },
  ...{ since: '2022-01-01', source: 'Code du travail, art. L6331-48' },
}
const sales: Rate = {
  ...{ kind: 'social', category: 'sales', rate: 12_300, reduction: null, fullRate: null },
  ...{ since: '2022-10-01', source: 'CSS, art. D613-4' },
}

/** Sales and other services, the latter with ACRE. */
export const someDeclaration = (over: Partial<Declaration> = {}): Declaration => {
  const { filing: _, ...period } = someLine()
  return {
    ...period,
    ...{ id: null, siret: '91234560000015', companyName: 'CLARISSE VIDALENC', lastYearKnown: true },
    categories: ['sales', 'liberal'],
    rates: [sales, social, training],
    previous: { code: '2026-09', turnovers: [{ category: 'liberal', amountCents: 180_050 }] },
    ...{ current: null, filings: [], version: 0 },
    ...over,
  }
}

/** 1 234,56 € of sales and nothing else. */
export const someEstimate = (over: Partial<Estimate> = {}): Estimate => ({
  ...{ turnoverCents: 123_456, totalCents: 15_200, warnings: [] },
  lines: [
    { ...sales, baseCents: 123_456, amountCents: 15_200 },
    { ...social, baseCents: 0, amountCents: 0 },
  ],
  ...over,
})

export const filedDeclaration = (over: Partial<Declaration> = {}): Declaration => {
  const filing = someFiling({ turnoverCents: 123_456, totalCents: 15_200 })
  return someDeclaration({
    ...{ id: '01900000-0000-7000-8000-0000000000f1', state: 'filed', version: 1 },
    filings: [filing],
    current: {
      ...filing,
      turnovers: [
        { category: 'sales', amountCents: 123_456 },
        { category: 'liberal', amountCents: 0 },
      ],
      lines: someEstimate().lines,
    },
    ...over,
  })
}
