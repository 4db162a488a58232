import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchNames, type NameMatch, type RegisteredNames, type SaidNames } from './register-names.ts'

const said = (birthName: string, firstNames: string, useName: string | null = null): SaidNames => ({
  birthName,
  useName,
  firstNames,
})
const known = (lastName: string, firstNames: string): RegisteredNames[] => [{ lastName, firstNames }]

describe('names compared with a register', () => {
  it.each<[NameMatch, SaidNames, RegisteredNames[]]>([
    ['same', said('Vidalenc', 'Clarisse'), known('VIDALENC', 'CLARISSE MARIE')],
    ['same', said('Vidalenc', 'Clarisse, Marie, Anne'), known('VIDALENC', 'CLARISSE')],
    ['same', said('Lévêque', 'Éloïse'), known('LEVEQUE', 'ELOISE')],
    ['same', said('Bœuf', 'Noë'), known('BOEUF', 'NOE')],
    ['same', said("L'Hôte", 'Anne Marie'), known('L HOTE', 'ANNE-MARIE')],
    ['same', said('LHote', 'Annemarie'), known('L’HOTE', 'ANNE-MARIE')],
    ['same', said('Le Goff', 'Jean Pierre'), known('LEGOFF', 'JEAN-PIERRE')],
    ['same', said('Roche-Aubanel', 'Lise'), known('AUBANEL ROCHE', 'LISE')],
    ['same', said('Durand', 'Ève', 'Martin'), known('MARTIN', 'EVE')],
    ['same', said('Durand', 'Ève', 'Martin'), known('DURAND (MARTIN)', 'EVE')],
    ['same', said('Durand', 'Ève', 'Martin'), known('MARTIN DURAND', 'EVE')],
    ['same', said('Durand', 'Ève'), known('DURAND (MARTIN)', 'EVE')],
    ['same', said('Clarisse', 'Vidalenc'), known('VIDALENC', 'CLARISSE')],
    ['near', said('Vidalanc', 'Clarisse'), known('VIDALENC', 'CLARISSE MARIE')],
    ['near', said('Vidalenc', 'Clarise'), known('VIDALENC', 'CLARISSE')],
    ['near', said('Vidlaenc', 'Clarisse'), known('VIDALENC', 'CLARISSE')],
    ['near', said('Aubanel', 'Lise'), known('AUBANEL-ROCHE', 'LISE')],
    ['near', said('Vidalenc', 'Marie Josèphe'), known('VIDALENC', 'CLARISSE MARIE')],
    ['different', said('Vidalenc', 'Bertrand'), known('VIDALENC', 'CLARISSE MARIE')],
    ['different', said('Marcellin', 'Clarisse'), known('VIDALENC', 'CLARISSE')],
    ['different', said('Bo', 'Li'), known('BA', 'LI')],
    ['different', said('Vidalenc', 'Clarisse'), []],
    ['different', said('Vidalenc', 'Clarisse'), known('', '')],
  ])('%s: %o, %o', (match, mine, theirs) => {
    expect(matchNames(mine, theirs)).toBe(match)
  })

  it('looks for the one among those who lead a legal person', () => {
    const leaders = [...known('ORSINI', 'JUSTIN'), ...known('VIDALENC', 'CLARISSE')]
    expect(matchNames(said('Vidalenc', 'Clarisse'), leaders)).toBe('same')
  })
})

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{2,12}$/u)
const words = fc.array(word, { minLength: 1, maxLength: 3 })
const CASES = [(text: string) => text.toUpperCase(), (text: string) => text.toLowerCase()]
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

describe('properties', () => {
  it('the same names are the same, whatever their case, accents, hyphens and order', () => {
    fc.assert(
      fc.property(words, words, fc.constantFrom(...CASES), fc.boolean(), (family, first, turn, hyphen) => {
        const glue = hyphen ? '-' : ' '
        const written = known(
          folded(turn(family.toReversed().join(glue))),
          folded(turn(first.toReversed().join(glue))),
        )
        expect(matchNames(said(family.join(' '), first.join(' ')), written)).toBe('same')
      }),
    )
  })

  it('further first names change nothing, and neither does a name in use', () => {
    fc.assert(
      fc.property(word, words, words, word, (family, first, more, use) => {
        const written = known(family.toUpperCase(), [...first, ...more].join(' '))
        expect(matchNames(said(family, first.join(' ')), written)).toBe('same')
        expect(matchNames(said(family, first.join(' '), use), written)).toBe('same')
      }),
    )
  })

  it('another person among the leaders never makes it worse', () => {
    const rank = ['same', 'near', 'different']
    const person = fc.record({ lastName: word, firstNames: word })
    fc.assert(
      fc.property(word, word, fc.array(person), person, (family, first, leaders, more) => {
        const mine = said(family, first)
        const before = rank.indexOf(matchNames(mine, leaders))
        expect(rank.indexOf(matchNames(mine, [...leaders, more]))).toBeLessThanOrEqual(before)
      }),
    )
  })

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        expect(rankOf(matchNames(said(a, b, c), known(d, a)))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
const rankOf = (match: NameMatch) => ['same', 'near', 'different'].indexOf(match)
