import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { type CertificateView, toCertificateView } from './certificate-view.ts'
import { findById, markRevoked } from './data/certificate-data.ts'

/**
 * Revokes a certificate; the verification page says so from now on.
 * @throws problems `resource.not-found`, `certificate.already-revoked`.
 */
export const revokeCertificate = (ctx: Ctx, id: string, reason: string): Promise<CertificateView> =>
  withTx(ctx, async (tx) => {
    const before = await findById(tx, id)
    if (!before) throw problem('resource.not-found')
    if (!(await markRevoked(tx, id, reason))) throw problem('certificate.already-revoked')
    await audit(tx, {
      action: 'certificate.revoked',
      subjectKind: 'certificate',
      subjectId: id,
      before: { revoked: false },
      after: { revoked: true, reason },
    })
    const after = await findById(tx, id)
    if (!after) throw problem('resource.not-found')
    return toCertificateView(after, tx.clock.today())
  })
