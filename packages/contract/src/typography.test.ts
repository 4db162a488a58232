import { describe, expect, it } from 'vitest'
import { FIELD_CODES } from './field-codes.ts'
import { PROBLEMS } from './problems.ts'

/** What is wrong with a French text; empty when nothing is. U+00A0 or U+202F stand before : ; ! ? » % € and after «. */
function faultsOfFrench(text: string): string[] {
  const rules: [RegExp, string][] = [
    [/'/u, 'straight apostrophe'],
    [/"/u, 'straight quotation mark'],
    [/\.\.\./u, 'three dots'],
    [/(?<![\u00A0\u202F])[;!?»€%]/u, 'no non-breaking space before ; ! ? » € %'],
    [/(?<![\u00A0\u202F]|https?):(?!\/\/)/u, 'no non-breaking space before :'],
    [/«(?![\u00A0\u202F])/u, 'no non-breaking space after «'],
    [/^\s|\s$| {2}/u, 'stray space'],
  ]
  return rules.filter(([rule]) => rule.test(text)).map(([, name]) => name)
}

describe('French texts', () => {
  it('are told from badly set ones', () => {
    expect(faultsOfFrench('Trop : attendez')).toEqual(['no non-breaking space before :'])
    expect(faultsOfFrench("l'adresse")).toEqual(['straight apostrophe'])
    expect(faultsOfFrench('Vraiment ?')).toEqual(['no non-breaking space before ; ! ? » € %'])
    expect(faultsOfFrench('« oui »')).toHaveLength(2)
    expect(faultsOfFrench('Vraiment\u202F? Oui\u00A0: «\u00A0l’adresse\u00A0» en https://.')).toEqual([])
  })

  it.each(Object.entries(PROBLEMS))('problem %s', (_code, { en, fr }) => {
    expect(faultsOfFrench(fr)).toEqual([])
    expect(fr).toMatch(/^\p{Lu}/u)
    expect(en).toMatch(/^\p{Lu}[^’]*\.$/u)
    expect(fr.length).toBeLessThanOrEqual(300)
  })

  it.each(Object.entries(FIELD_CODES))('field code %s', (_code, { en, fr }) => {
    expect(faultsOfFrench(fr)).toEqual([])
    expect(fr).toMatch(/^\p{Lu}.*\.$/u)
    expect(en).toMatch(/^\p{Lu}.*\.$/u)
    expect(fr.length).toBeLessThanOrEqual(300)
  })
})
