import { contrast } from '@guichet/domain/colour'
import { describe, expect, it } from 'vitest'
import { accentShades, DEFAULT_ACCENT } from './accent.ts'

const DARK_PAGE = '#1a252a'
const steps = ['00', '33', '66', '99', 'cc', 'ff']
const colours = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)))

describe('accentShades', () => {
  it('can be read in both schemes whatever colour an organisation chose', () => {
    for (const colour of colours) {
      const shades = accentShades(colour)
      expect(contrast(shades[6], '#ffffff'), `${colour}: white on the filled shade, dark`).toBeGreaterThan(
        4.5,
      )
      expect(contrast(shades[7], '#ffffff'), `${colour}: on white`).toBeGreaterThan(5.9)
      expect(contrast(shades[7], shades[0]), `${colour}: on its soft shade`).toBeGreaterThan(4.5)
      expect(contrast(shades[3], DARK_PAGE), `${colour}: on the dark page`).toBeGreaterThan(4.5)
      expect(contrast(shades[2], DARK_PAGE), `${colour}: focus on the dark page`).toBeGreaterThan(3)
    }
  })

  it('keeps a colour that is dark enough', () => {
    expect(accentShades(DEFAULT_ACCENT)[6]).toBe(DEFAULT_ACCENT)
  })

  it('goes from light to dark', () => {
    const onBlack = accentShades('#4c5fb1').map((shade) => contrast(shade, '#000000'))
    expect(onBlack.toSorted((a, b) => b - a)).toEqual(onBlack)
  })

  it.each(['', 'red', '#fff', 'url(x)', '#12345g'])('takes %j for no colour', (colour) => {
    expect(accentShades(colour)).toEqual(accentShades(DEFAULT_ACCENT))
  })
})
