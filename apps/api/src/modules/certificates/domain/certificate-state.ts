import type { LocalDate } from '@guichet/domain/local-date'

export type CertificateState = 'valid' | 'upcoming' | 'expired' | 'revoked'

/** Whether what a certificate says holds on `today`. */
export function certificateState(
  certificate: { readonly startsOn: string; readonly endsOn: string; readonly revokedAt: Date | null },
  today: LocalDate,
): CertificateState {
  if (certificate.revokedAt !== null) return 'revoked'
  if (certificate.endsOn < today) return 'expired'
  return certificate.startsOn > today ? 'upcoming' : 'valid'
}
