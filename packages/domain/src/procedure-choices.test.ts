import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choiceRefusals, type ProcedureOffer, procedureOffer, procedureRight } from './procedure-rights.ts'

const offer = (code: string, over: Partial<ProcedureOffer> = {}): ProcedureOffer => ({
  code,
  documentTypes: ['A', 'B', 'C'],
  available: true,
  availableDocumentTypes: ['A', 'B'],
  ...over,
})
const shut = { available: false, availableDocumentTypes: [] }
const chosen = (code: string, documentTypes: string[] | null = null) => ({ code, documentTypes })

describe('choiceRefusals', () => {
  test('lets what is on offer be chosen, whole or in part', () => {
    const offers = [offer('DSN'), offer('AED')]
    expect(choiceRefusals(offers, [], [chosen('DSN'), chosen('AED', ['B'])])).toEqual([])
    expect(choiceRefusals(offers, [], [])).toEqual([])
  })

  test('refuses beside its field what is not', () => {
    const offers = [offer('DSN'), offer('AED', shut)]
    const wanted = [chosen('DSN', ['A', 'C', 'Z']), chosen('AED'), chosen('GONE'), chosen('DSN')]
    expect(choiceRefusals(offers, [], wanted)).toEqual([
      { index: 0, typeIndex: 1, code: 'procedure.unavailable' },
      { index: 0, typeIndex: 2, code: 'procedure.unavailable' },
      { index: 1, typeIndex: null, code: 'procedure.unavailable' },
      { index: 2, typeIndex: null, code: 'procedure.unavailable' },
      { index: 3, typeIndex: null, code: 'invalid' },
    ])
  })

  test('lets what has become unavailable be kept or dropped, not widened', () => {
    const offers = [offer('DSN', shut)]
    const had = [chosen('DSN', ['A', 'OLD'])]
    expect(choiceRefusals(offers, had, had)).toEqual([])
    expect(choiceRefusals(offers, had, [chosen('DSN', ['OLD'])])).toEqual([])
    expect(choiceRefusals(offers, had, [])).toEqual([])
    expect(choiceRefusals(offers, had, [chosen('DSN', ['A', 'B'])])).toEqual([
      { index: 0, typeIndex: 1, code: 'procedure.unavailable' },
    ])
    expect(choiceRefusals(offers, had, [chosen('DSN')])).toEqual([
      { index: 0, typeIndex: null, code: 'procedure.unavailable' },
    ])
    expect(choiceRefusals(offers, [chosen('DSN')], [chosen('DSN')])).toEqual([])
    expect(choiceRefusals(offers, [chosen('DSN')], [chosen('DSN', ['C'])])).toEqual([])
  })

  test('never refuses what the account has, whatever is on offer', () => {
    const codes = fc.constantFrom('DSN', 'AED', 'DPAE')
    const types = fc.subarray(['A', 'B', 'C', 'OLD'])
    const choices = fc.uniqueArray(fc.record({ code: codes, documentTypes: fc.option(types) }), {
      selector: ({ code }) => code,
    })
    const offers = fc
      .array(fc.tuple(fc.boolean(), types, types), { minLength: 3, maxLength: 3 })
      .map((list) =>
        list.map(([available, documentTypes, availableDocumentTypes], index) => ({
          code: ['DSN', 'AED', 'DPAE'][index] ?? '',
          ...{ documentTypes, available },
          availableDocumentTypes: available ? availableDocumentTypes : [],
        })),
      )
    void fc.assert(
      fc.property(offers, choices, fc.func(fc.boolean()), (list, had, isKept) =>
        [had, had.filter(isKept)].every((wanted) => choiceRefusals(list, had, wanted).length === 0),
      ),
    )
  })
})

describe('procedureOffer', () => {
  const procedure = { code: 'DSN', withdrawn: false, web: false, documentTypes: ['A', 'B', 'C'] }
  const all = { scope: 'all' } as const
  const types = fc.option(fc.subarray(['A', 'B', 'C', 'OLD']))

  test('is nothing where it is withdrawn, outside the profile, or not the primary’s', () => {
    const primary = { profile: all, open: true, choices: [chosen('DSN')] }
    const isOffered = (over: object, holder: Parameters<typeof procedureOffer>[1]) =>
      procedureOffer({ ...procedure, ...over }, holder).available
    expect(isOffered({}, { profile: all, primary })).toBe(true)
    expect(isOffered({ withdrawn: true }, { profile: all, primary })).toBe(false)
    expect(isOffered({}, { profile: { scope: 'web' }, primary })).toBe(false)
    expect(isOffered({}, { profile: { scope: 'listed', codes: [] }, primary })).toBe(false)
    expect(isOffered({}, { profile: all, primary: { ...primary, choices: [] } })).toBe(false)
    expect(isOffered({}, { profile: all })).toBe(true)
  })

  test('of a secondary is never wider than what its primary chose, and what is let through can be used', () => {
    void fc.assert(
      fc.property(types, types, (chosenTypes, wanted) => {
        const primary = { profile: all, open: true, choices: [chosen('DSN', chosenTypes)] }
        const offer = procedureOffer(procedure, { profile: all, primary })
        const choices = [chosen('DSN', wanted)]
        if (choiceRefusals([offer], [], choices).length > 0) return
        const right = procedureRight(procedure, { profile: all, open: true, choices, primary })
        for (const type of wanted ?? []) {
          expect(offer.availableDocumentTypes).toContain(type)
          expect(right.documentTypes).toContain(type)
        }
      }),
    )
  })
})
