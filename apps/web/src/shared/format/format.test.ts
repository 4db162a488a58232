import { describe, expect, it } from 'vitest'
import { formatDay, formatInstantDay, formatInstantTime } from './format.ts'

describe('formats', () => {
  it('shows days of the API', () => {
    expect(formatDay('2026-12-28', 'fr')).toBe('28/12/2026')
    expect(formatDay('2026-12-01', 'fr', 'long')).toBe('1er décembre 2026')
    expect(formatDay('2026-12-28', 'en', 'long')).toBe('28 December 2026')
  })

  it('counts instants in Paris, summer and winter', () => {
    expect(formatInstantDay('2026-12-31T23:30:00Z', 'fr')).toBe('01/01/2027')
    expect(formatInstantTime('2026-12-31T23:30:00Z', 'fr')).toBe('00\u00A0h\u00A030')
    expect(formatInstantTime('2026-07-01T12:05:00Z', 'en')).toBe('14:05')
  })
})
