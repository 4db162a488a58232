import type { certificate } from '@guichet/contract/certificates.contract'
import type { LocalDate } from '@guichet/domain/local-date'
import { formatVerificationCode } from '@guichet/domain/reference'
import type { z } from 'zod'
import type { CertificateRow } from './data/certificate-data.ts'
import { certificateState } from './domain/certificate-state.ts'

export type CertificateView = z.input<typeof certificate>

const kindOf = ({ kind }: CertificateRow): CertificateView['kind'] =>
  kind === 'card' ? 'card' : 'membership'

/** A certificate as it is shown. */
export const toCertificateView = (row: CertificateRow, today: LocalDate): CertificateView => ({
  id: row.id,
  number: row.number,
  code: formatVerificationCode(row.code),
  kind: kindOf(row),
  membershipId: row.membershipId,
  issuedAt: row.issuedAt.toISOString(),
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  state: certificateState(row, today),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
