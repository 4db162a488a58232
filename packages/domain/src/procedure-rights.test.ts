import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  type CatalogueProcedure,
  lostRights,
  type ProcedureHolder,
  procedureRight,
  procedureRights,
  type SecondaryHolder,
} from './procedure-rights.ts'

const CODES = ['AED', 'DPAE', 'DSN', 'FIBEN'] as const
const TYPES = ['A', 'B', 'C'] as const

const typeList = fc.subarray([...TYPES])
const catalogues = fc
  .tuple(
    ...CODES.map((code) =>
      fc.record({
        code: fc.constant(code),
        withdrawn: fc.boolean(),
        web: fc.boolean(),
        documentTypes: typeList,
      }),
    ),
  )
  .map((list): readonly CatalogueProcedure[] => list)
const holderParts = {
  profile: fc.oneof(
    fc.constant({ scope: 'all' as const }),
    fc.constant({ scope: 'web' as const }),
    fc.record({ scope: fc.constant('listed' as const), codes: fc.subarray([...CODES]) }),
  ),
  open: fc.boolean(),
  choices: fc.uniqueArray(
    fc.record({ code: fc.constantFrom(...CODES, 'GONE'), documentTypes: fc.option(typeList) }),
    { selector: ({ code }) => code },
  ),
}
const holders: fc.Arbitrary<ProcedureHolder> = fc.record(holderParts)
const secondaries: fc.Arbitrary<SecondaryHolder> = fc.record({ ...holderParts, primary: holders })

const OPEN = { profile: { scope: 'all' }, open: true } as const
const DSN: CatalogueProcedure = { code: 'DSN', withdrawn: false, web: false, documentTypes: ['A', 'B', 'C'] }
const all = (...codes: string[]) => codes.map((code) => ({ code, documentTypes: null }))

describe('procedureRight', () => {
  test('is the choice, where the account is open and the profile allows it', () => {
    const holder = { ...OPEN, choices: [{ code: 'DSN', documentTypes: ['C', 'A', 'Z'] }] }
    expect(procedureRight(DSN, holder)).toEqual({
      code: 'DSN',
      granted: true,
      documentTypes: ['A', 'C'],
      refusals: [],
    })
    expect(procedureRight(DSN, { ...OPEN, choices: all('DSN') }).documentTypes).toEqual(['A', 'B', 'C'])
  })

  test('of a secondary is its choice within that of its primary', () => {
    const primary = { ...OPEN, choices: [{ code: 'DSN', documentTypes: ['A', 'B'] }] }
    const own = { ...OPEN, choices: [{ code: 'DSN', documentTypes: ['B', 'C'] }], primary }
    expect(procedureRight(DSN, own).documentTypes).toEqual(['B'])
    expect(procedureRight(DSN, { ...own, choices: all('DSN') }).documentTypes).toEqual(['A', 'B'])
  })

  test('says every reason that stands in the way, the nearest first', () => {
    const shut = { profile: { scope: 'listed', codes: ['FIBEN'] }, open: false, choices: [] } as const
    expect(procedureRight({ ...DSN, withdrawn: true }, { ...shut, primary: shut }).refusals).toEqual([
      'withdrawn',
      'account-not-open',
      'profile',
      'not-chosen',
      'primary-not-open',
      'primary-profile',
      'primary-not-chosen',
    ])
    const apart = { ...OPEN, choices: [{ code: 'DSN', documentTypes: ['A'] }] }
    const primary = { ...OPEN, choices: [{ code: 'DSN', documentTypes: ['B'] }] }
    expect(procedureRight(DSN, { ...apart, primary }).refusals).toEqual(['no-document-type'])
  })

  test('needs no document type where the procedure has none', () => {
    const bare = { ...DSN, documentTypes: [] }
    expect(procedureRight(bare, { ...OPEN, choices: all('DSN') }).granted).toBe(true)
    expect(procedureRight(bare, { ...OPEN, choices: [] }).granted).toBe(false)
  })

  test('keeps to the profile: filled in the browser, or named', () => {
    const choices = all('DSN')
    const web = { profile: { scope: 'web' }, open: true, choices } as const
    expect(procedureRight(DSN, web).refusals).toEqual(['profile'])
    expect(procedureRight({ ...DSN, web: true }, web).granted).toBe(true)
    const listed = { profile: { scope: 'listed', codes: ['DSN'] }, open: true, choices } as const
    expect(procedureRight(DSN, listed).granted).toBe(true)
  })

  test('of a secondary is never wider than that of its primary', () => {
    holds(
      fc.property(catalogues, secondaries, (catalogue, secondary) => {
        const above = new Map(
          procedureRights(catalogue, secondary.primary).map((right) => [right.code, right]),
        )
        return procedureRights(catalogue, secondary).every(({ code, granted, documentTypes }) => {
          const primary = above.get(code)
          return (
            (!granted || primary?.granted === true) &&
            documentTypes.every((type) => primary?.documentTypes.includes(type))
          )
        })
      }),
    )
  })

  test('is never wider than the account’s own choice and profile', () => {
    holds(
      fc.property(catalogues, fc.oneof(holders, secondaries), (catalogue, holder) =>
        procedureRights(catalogue, holder).every(({ code, granted, documentTypes }) => {
          const choice = holder.choices.find((one) => one.code === code)
          const { profile } = holder
          const inProfile =
            profile.scope === 'all' ||
            (profile.scope === 'web'
              ? catalogue.some((one) => one.code === code && one.web)
              : profile.codes.includes(code))
          return (
            !granted ||
            (holder.open &&
              inProfile &&
              choice !== undefined &&
              documentTypes.every((type) => choice.documentTypes?.includes(type) ?? true))
          )
        }),
      ),
    )
  })

  test('is nobody’s once the procedure is withdrawn', () => {
    holds(
      fc.property(catalogues, fc.oneof(holders, secondaries), (catalogue, holder) => {
        const withdrawn = catalogue.map((procedure) => ({ ...procedure, withdrawn: true }))
        return procedureRights(withdrawn, holder).every(
          ({ granted, refusals }) => !granted && refusals[0] === 'withdrawn',
        )
      }),
    )
  })

  test('is granted if and only if no reason stands in the way, and only then has document types', () => {
    holds(
      fc.property(catalogues, fc.oneof(holders, secondaries), (catalogue, holder) =>
        procedureRights(catalogue, holder).every(
          ({ granted, refusals, documentTypes }) =>
            granted === (refusals.length === 0) && (granted || documentTypes.length === 0),
        ),
      ),
    )
  })

  test('choosing more never takes anything away', () => {
    holds(
      fc.property(catalogues, secondaries, fc.constantFrom(...CODES), (catalogue, secondary, code) => {
        const choices = [
          ...secondary.choices.filter((one) => one.code !== code),
          { code, documentTypes: null },
        ]
        const before = procedureRights(catalogue, secondary)
        return lostRights(before, procedureRights(catalogue, { ...secondary, choices })).length === 0
      }),
    )
  })
})

describe('lostRights', () => {
  test('tells procedures that go and document types that go', () => {
    const before = procedureRights([DSN, { ...DSN, code: 'AED' }], { ...OPEN, choices: all('DSN', 'AED') })
    const after = procedureRights([DSN, { ...DSN, code: 'AED' }], {
      ...OPEN,
      choices: [{ code: 'DSN', documentTypes: ['B'] }],
    })
    expect(lostRights(before, after)).toEqual([
      { code: 'DSN', documentTypes: ['A', 'C'] },
      { code: 'AED', documentTypes: null },
    ])
    expect(lostRights(after, before)).toEqual([])
  })

  test('is complete: what was had is had still or told, and nothing else is told', () => {
    holds(
      fc.property(catalogues, catalogues, secondaries, secondaries, (first, second, was, is) => {
        const before = procedureRights(first, was)
        const after = procedureRights(second, is)
        const lost = lostRights(before, after)
        return before.every((right) => {
          const now = after.find(({ code }) => code === right.code)
          const told = lost.find(({ code }) => code === right.code)
          if (!right.granted) return told === undefined
          if (!now?.granted) return told?.documentTypes === null
          return right.documentTypes.every(
            (type) => now.documentTypes.includes(type) !== (told?.documentTypes?.includes(type) ?? false),
          )
        })
      }),
    )
  })

  test('of the primary reaches every secondary: what the primary loses nobody keeps', () => {
    holds(
      fc.property(catalogues, secondaries, holders, (catalogue, secondary, primary) => {
        const lost = lostRights(
          procedureRights(catalogue, secondary.primary),
          procedureRights(catalogue, primary),
        )
        const kept = procedureRights(catalogue, { ...secondary, primary })
        return lost.every(({ code, documentTypes }) => {
          const right = kept.find((one) => one.code === code)
          return documentTypes === null
            ? right?.granted === false
            : documentTypes.every((type) => !right?.documentTypes.includes(type))
        })
      }),
    )
  })
})
