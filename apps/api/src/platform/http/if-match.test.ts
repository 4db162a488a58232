import { expect, it } from 'vitest'
import { demandVersion, ifMatchOf } from './if-match.ts'

const passes = (header: string, current: string | number) => {
  try {
    demandVersion(ifMatchOf(header), current)
    return true
  } catch {
    return false
  }
}

it('If-Match names one version, several, or whatever there is', () => {
  for (const header of ['"7"', 'W/"7"', '7', '"6", "7"', ' "6" ,W/"7"', '"7","8"', '*', ' * ']) {
    expect([header, passes(header, 7)]).toEqual([header, true])
  }
  for (const header of ['"70"', '"6"', '"6", "8"', '""', '"6,7x"', 'W/', ',', '"**"', '*x'])
    expect([header, passes(header, 7)]).toEqual([header, false])
  expect(passes('"automatic-manual"', 'automatic-manual')).toBe(true)
})

it('without If-Match nothing is edited', () => {
  for (const header of [undefined, '', '  ']) expect(() => ifMatchOf(header)).toThrow('precondition-required')
})
