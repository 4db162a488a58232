import { describe, expect, test } from 'vitest'
import { labelIn } from './label-in.ts'
import naf2025 from './naf-2025.txt?raw'
import nafRev2 from './naf-rev-2.txt?raw'

const linesOf = (list: string) => list.trimEnd().split('\n')

describe.each([
  ['NAF rev. 2', nafRev2, 732],
  ['NAF 2025', naf2025, 747],
] as const)('the labels of %s', (_, list, count) => {
  test('are all there, in order, each code once, in good typography', () => {
    const lines = linesOf(list)
    expect(lines).toHaveLength(count)
    const codes = lines.map((line) => line.slice(0, 6))
    expect(codes).toEqual([...new Set(codes)].toSorted())
    for (const line of lines) {
      expect(line).toMatch(/^\d\d\.\d\d[A-Z] \p{Lu}\S*/u)
      expect(line).not.toMatch(/ {2}| [,;:]|'|\s$/u)
    }
  })
})

test('a label is found by its code, and no code is of both lists', () => {
  expect(labelIn(nafRev2, '74.10Z')).toBe('Activités spécialisées de design')
  expect(labelIn(naf2025, '01.48G')).toBe('Apiculture')
  expect(labelIn(naf2025, '74.10Z')).toBeNull()
  expect(labelIn(nafRev2, '74.1')).toBeNull()
  const codes = new Set(linesOf(nafRev2).map((line) => line.slice(0, 6)))
  expect(linesOf(naf2025).filter((line) => codes.has(line.slice(0, 6)))).toEqual([])
})
