import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PrimaryProcedure, refusedChoices } from './secondary-choices.ts'

const procedure = (over: Partial<PrimaryProcedure> = {}): PrimaryProcedure => ({
  ...{ code: 'DSN', withdrawn: false, web: false, documentTypes: ['A', 'B'], chosenTypes: null },
  profile: { scope: 'all' },
  ...over,
})
const choice = (documentTypes: string[] | null = null, code = 'DSN') => ({ code, documentTypes })

describe('procedures that a new secondary may choose', () => {
  it('are those that its primary may use, with the document types that it chose', () => {
    const offered = [procedure({ chosenTypes: ['A'] })]
    expect(refusedChoices([choice()], offered)).toEqual([])
    expect(refusedChoices([choice(['A'])], offered)).toEqual([])
    expect(refusedChoices([choice(['B'])], offered)).toEqual([0])
    expect(refusedChoices([choice(null, 'DPAE'), choice()], offered)).toEqual([0])
  })

  it('are neither withdrawn, nor outside the profile, nor named twice', () => {
    expect(refusedChoices([choice()], [procedure({ withdrawn: true })])).toEqual([0])
    expect(refusedChoices([choice()], [procedure({ profile: { scope: 'web' } })])).toEqual([0])
    expect(refusedChoices([choice()], [procedure({ profile: { scope: 'web' }, web: true })])).toEqual([])
    expect(refusedChoices([choice()], [procedure({ profile: { scope: 'listed', codes: [] } })])).toEqual([0])
    expect(refusedChoices([choice(), choice()], [procedure()])).toEqual([1])
  })

  it('never hold a document type that the primary has not', () => {
    const types = fc.subarray(['A', 'B', 'C'])
    fc.assert(
      fc.property(types, fc.option(types), types, (documentTypes, chosenTypes, wanted) => {
        const offered = [procedure({ documentTypes, chosenTypes })]
        if (refusedChoices([choice(wanted)], offered).length > 0) return
        for (const type of wanted) {
          expect(documentTypes).toContain(type)
          if (chosenTypes) expect(chosenTypes).toContain(type)
        }
      }),
    )
  })
})
