import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choiceRefusals, type ProcedureOffer, tidyChoices } from './option-choices.ts'

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
      { pointer: '/procedures/0/documentTypes/1', code: 'procedure.unavailable' },
      { pointer: '/procedures/0/documentTypes/2', code: 'procedure.unavailable' },
      { pointer: '/procedures/1/code', code: 'procedure.unavailable' },
      { pointer: '/procedures/2/code', code: 'procedure.unavailable' },
      { pointer: '/procedures/3/code', code: 'invalid' },
    ])
  })

  test('lets what has become unavailable be kept or dropped, not widened', () => {
    const offers = [offer('DSN', shut)]
    const had = [chosen('DSN', ['A', 'OLD'])]
    expect(choiceRefusals(offers, had, had)).toEqual([])
    expect(choiceRefusals(offers, had, [chosen('DSN', ['OLD'])])).toEqual([])
    expect(choiceRefusals(offers, had, [])).toEqual([])
    expect(choiceRefusals(offers, had, [chosen('DSN', ['A', 'B'])])).toEqual([
      { pointer: '/procedures/0/documentTypes/1', code: 'procedure.unavailable' },
    ])
    expect(choiceRefusals(offers, had, [chosen('DSN')])).toEqual([
      { pointer: '/procedures/0/code', code: 'procedure.unavailable' },
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

describe('tidyChoices', () => {
  test('puts a choice in the order of the catalogue, each document type once', () => {
    const choices = [chosen('DSN', ['B', 'A', 'B']), chosen('GONE'), chosen('AED')]
    expect(tidyChoices([offer('AED'), offer('DSN')], choices)).toEqual([
      chosen('AED'),
      chosen('DSN', ['A', 'B']),
    ])
  })
})
