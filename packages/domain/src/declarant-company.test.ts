import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apeVersionOn,
  COMPANY_PARTS,
  companyPartsApart,
  differenceKey,
  type HeldCompany,
  partsTaken,
} from './declarant-company.ts'

const maybe = (...values: string[]) => fc.constantFrom(null, ...values)
const company: fc.Arbitrary<HeldCompany> = fc.record({
  name: maybe('CLARISSE VIDALENC', 'ATELIER DU PASTEL'),
  legalForm: maybe('1000', '5710'),
  ape: maybe('74.10Z', '7410Z', '62.01Z'),
  apeVersion: fc.constantFrom('naf-rev-2' as const, 'naf-2025' as const),
  startedOn: maybe('2021-03-01', '2024-01-02'),
  isOpen: fc.constantFrom(null, true, false),
  closedOn: maybe('2026-01-31'),
  street: maybe('14 rue des Lavandes', '14 RUE DES LAVANDES', '3 cours des Platanes'),
  complement: maybe('Bâtiment B'),
  postcode: maybe('13100', '84000'),
  city: maybe('Aix-en-Provence', 'AIX EN PROVENCE'),
})
const parts = fc.subarray([...COMPANY_PARTS])

describe('what the register says otherwise than the file', () => {
  test('is taken over part by part: what was chosen does not differ any more, the rest does as before', () => {
    fc.assert(
      fc.property(company, company, parts, (held, told, take) => {
        const after = { ...held, ...partsTaken(held, told, take) }
        const left = companyPartsApart(held, told).filter((part) => !take.includes(part))
        expect(companyPartsApart(after, told)).toEqual(left)
      }),
    )
  })

  test('changes nothing where nothing is chosen, and never empties a part', () => {
    fc.assert(
      fc.property(company, company, parts, (held, told, take) => {
        expect(partsTaken(held, told, [])).toEqual({})
        const after = { ...held, ...partsTaken(held, told, take) }
        for (const field of ['name', 'legalForm', 'ape', 'startedOn', 'isOpen'] as const)
          if (held[field] !== null) expect(after[field]).not.toBeNull()
      }),
    )
  })

  test('is nothing for the same code and address written otherwise; another list of activities is another code', () => {
    const held: HeldCompany = {
      ...{ name: null, legalForm: null, ape: '7410Z', apeVersion: 'naf-rev-2', startedOn: null },
      ...{ isOpen: null, closedOn: null, street: '14 rue des Lavandes', complement: null },
      ...{ postcode: '13100', city: 'Aix-en-Provence' },
    }
    const told = { ...held, ape: '74.10Z', street: '14 RUE DES LAVANDES', city: 'AIX EN PROVENCE' }
    expect(companyPartsApart(held, told)).toEqual([])
    expect(companyPartsApart(held, { ...told, apeVersion: 'naf-2025' })).toEqual(['ape'])
  })

  test('is the same difference while both say the same, and none once all is taken over', () => {
    fc.assert(
      fc.property(company, company, (held, told) => {
        const parts = companyPartsApart(held, told)
        expect(differenceKey(held, told) === null).toBe(parts.length === 0)
        expect(differenceKey({ ...held, ...partsTaken(held, told, parts) }, told)).toBeNull()
        expect(differenceKey(held, { ...told, ...(told.ape && { ape: told.ape.replace('.', '') }) })).toBe(
          differenceKey(held, told),
        )
      }),
    )
  })

  test('is no address where the town alone is told, as of a masked company', () => {
    fc.assert(
      fc.property(company, company, (held, told) => {
        const apart = companyPartsApart(held, { ...told, street: null })
        if (held.street !== null) expect(apart).not.toContain('address')
      }),
    )
  })

  test('NAF 2025 gives the codes from 2027 on', () => {
    expect(['2026-12-31', '2027-01-01'].map(apeVersionOn)).toEqual(['naf-rev-2', 'naf-2025'])
  })
})
