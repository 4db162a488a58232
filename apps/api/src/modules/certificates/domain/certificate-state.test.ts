import { parseLocalDate } from '@guichet/domain/local-date'
import { describe, expect, test } from 'vitest'
import { certificateState } from './certificate-state.ts'

const certificate = { startsOn: '2025-03-01', endsOn: '2026-02-28', revokedAt: null }

describe('certificateState', () => {
  test.each([
    ['2025-02-28', 'upcoming'],
    ['2025-03-01', 'valid'],
    ['2026-02-28', 'valid'],
    ['2026-03-01', 'expired'],
  ])('on %s it is %s', (today, state) => {
    expect(certificateState(certificate, parseLocalDate(today))).toBe(state)
  })

  test.each(['2025-02-28', '2025-03-01', '2026-03-01'])('revoked stays revoked, on %s too', (today) => {
    const revoked = { ...certificate, revokedAt: new Date('2025-06-01T10:00:00Z') }
    expect(certificateState(revoked, parseLocalDate(today))).toBe('revoked')
  })
})
