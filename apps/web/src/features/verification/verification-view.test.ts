import { describe, expect, it } from 'vitest'
import { type Verification, verdictOf } from './verification-view.ts'

const certificate: Verification = {
  kind: 'membership-certificate',
  state: 'valid',
  number: 'AT-2026-000012',
  code: '7F3K-2M9Q-4XTB-0HJW',
  holderName: 'Camille Bernard',
  organisationName: 'UMEP',
  issuedOn: '2026-11-22',
  startsOn: '2026-06-11',
  endsOn: '2027-06-10',
  revokedOn: null,
  amountCents: null,
  checkedAt: '2026-11-22T10:00:00Z',
}
const receipt: Verification = { ...certificate, kind: 'receipt', amountCents: 6900 }
const declaration: Verification = { ...receipt, kind: 'declaration-receipt' }

describe('verdictOf', () => {
  it.each([
    [{ ...certificate }, 'success', 'valid', 'valid', null],
    [{ ...certificate, state: 'expired' as const }, 'warning', 'expired', 'expired', '2027-06-10'],
    [{ ...certificate, state: 'upcoming' as const }, 'warning', 'upcoming', 'upcoming', '2026-06-11'],
    [
      { ...certificate, state: 'revoked' as const, revokedOn: '2026-12-01' },
      'danger',
      'revoked',
      'revoked',
      '2026-12-01',
    ],
    [{ ...certificate, state: 'revoked' as const }, 'danger', 'revoked', 'revokedUndated', null],
    [{ ...declaration }, 'success', 'declarationValid', 'declarationValid', null],
    [
      { ...declaration, state: 'replaced' as const },
      ...(['warning', 'declarationReplaced', 'declarationReplaced', null] as const),
    ],
    [{ ...receipt }, 'success', 'receiptValid', 'receiptValid', null],
    [{ ...receipt, state: 'expired' as const }, 'success', 'receiptValid', 'receiptValid', null],
    [
      { ...receipt, state: 'revoked' as const, revokedOn: '2026-12-01' },
      'danger',
      'receiptRevoked',
      'receiptRevoked',
      '2026-12-01',
    ],
    [{ ...receipt, state: 'revoked' as const }, 'danger', 'receiptRevoked', 'receiptRevokedUndated', null],
    [null, 'danger', 'unknown', 'unknown', null],
  ] as const)('case %#', (found, tone, words, sentence, day) => {
    expect(verdictOf(found)).toEqual({ tone, words, sentence, day })
  })
})
