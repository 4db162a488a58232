import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { markRevokedOf } from './data/certificate-data.ts'

/** A cancelled membership takes its certificates and its card with it, in the same transaction. */
export async function revokeOfMembership(
  tx: Ctx,
  { id: membershipId }: { readonly id: string },
  reason: string | null,
): Promise<void> {
  for (const { id, number } of await markRevokedOf(tx, membershipId, reason))
    await audit(tx, {
      action: 'certificate.revoked',
      subjectKind: 'certificate',
      subjectId: id,
      before: { revoked: false },
      after: { revoked: true, number, reason },
    })
}
