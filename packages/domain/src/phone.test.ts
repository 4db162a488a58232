import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import { isPhoneText } from './phone.ts'

describe('isPhoneText', () => {
  test.each(['123', '12 34', 'appelez-moi', '06 12 34 56 7x', '0033+612345678'])('refuses %s', (text) => {
    expect(isPhoneText(text)).toBe(false)
  })

  test('takes six digits and more, however they are grouped', () => {
    const groups = fc.array(fc.stringMatching(/^\d{2,3}$/u), { minLength: 3, maxLength: 6 })
    holds(
      fc.property(
        groups,
        fc.constantFrom(' ', '.', '-', '/', '\u00A0', ''),
        fc.boolean(),
        (parts, gap, abroad) => {
          expect(isPhoneText(`${abroad ? '+' : ''}${parts.join(gap)}`)).toBe(true)
        },
      ),
    )
  })
})
