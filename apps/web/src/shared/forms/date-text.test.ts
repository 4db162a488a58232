import { describe, expect, it } from 'vitest'
import { dateTextOf, dayFromText } from './date-text.ts'

describe('dayFromText', () => {
  it.each([
    ['31/12/2026', '2026-12-31'],
    ['1/2/2027', '2027-02-01'],
    ['31.12.26', '2026-12-31'],
    ['31 12 2026', '2026-12-31'],
    ['31-12-2026', '2026-12-31'],
    ['31122026', '2026-12-31'],
    [' 2026-12-31 ', '2026-12-31'],
    ['29/02/2028', '2028-02-29'],
  ])('reads %s', (text, day) => expect(dayFromText(text)).toBe(day))

  it.each(['29/02/2027', '31/04/2026', '00/01/2026', 'demain', '12/2026', ''])(
    'leaves %j as it was typed',
    (text) => expect(dayFromText(text)).toBe(text),
  )
})

describe('dateTextOf', () => {
  it('shows days the French way and leaves the rest', () => {
    expect(dateTextOf('2026-12-31')).toBe('31/12/2026')
    expect(dateTextOf('31/1')).toBe('31/1')
  })
})
