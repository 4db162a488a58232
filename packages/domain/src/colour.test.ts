import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, FILLED_CONTRAST, isColour, readableColour } from './colour.ts'

const colour = fc
  .tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: 255 })))
  .map((rgb) => `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`)

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('nothing', '#ffffff')).toBe(1)
  })

  it('is the same both ways, between 1 and 21', () => {
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(contrast(a, b)).toBe(contrast(b, a))
        expect(contrast(a, b)).toBeGreaterThanOrEqual(1)
        expect(contrast(a, b)).toBeLessThanOrEqual(21.01)
      }),
    )
  })
})

describe('a colour to read on white', () => {
  it('is dark enough whatever was chosen, and stays as it is when it is', () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const shown = readableColour(chosen, '#000000')
        expect(contrast(shown, '#ffffff')).toBeGreaterThan(4.5)
        if (contrast(chosen, '#ffffff') >= FILLED_CONTRAST) expect(shown).toBe(chosen)
      }),
    )
    expect(readableColour('red', '#0f5f78')).toBe('#0f5f78')
    expect(['#4C5FB1', '#4c5fb1', '#fff', '#12345g', ''].map(isColour)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
