import type { Ctx } from '../../ctx.ts'
import { ProblemError } from '../../platform/problem-error.ts'
import { readCertificatesOf } from './data/certificate-data.ts'
import type { CertificateKind } from './issue-certificate.ts'
import { renderCertificate } from './render-certificate.ts'

/** Certificates and cards that were issued to a person, of memberships that run, as PDF. */
export async function* renderCertificatesOf(ctx: Ctx, personId: string) {
  const seen = new Set<string>()
  for (const { membershipId, kind, revokedAt } of await readCertificatesOf(ctx, personId)) {
    const key = `${membershipId} ${kind}`
    if (membershipId === null || revokedAt !== null || seen.has(key)) continue
    seen.add(key)
    try {
      yield await renderCertificate(ctx, personId, membershipId, kind as CertificateKind)
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'membership.inactive')) throw error
    }
  }
}
