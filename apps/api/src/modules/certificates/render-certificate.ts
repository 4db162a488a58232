import { localDateAt } from '@guichet/domain/local-date'
import { formatVerificationCode } from '@guichet/domain/reference'
import type { Ctx } from '../../ctx.ts'
import { organisationData } from '../../platform/pdf/organisation-data.ts'
import { findLogoData, getOrganisationProfile } from '../organisation/index.ts'
import { type CertificateFacts, type CertificateKind, issueCertificate } from './issue-certificate.ts'

const DOCUMENTS = { membership: 'membership-certificate', card: 'membership-card' } as const

/** "Attestation d’adhésion" or "Carte d’adhérent" of somebody’s membership as PDF. @throws as `issueCertificate`. */
export async function renderCertificate(
  ctx: Ctx,
  personId: string,
  membershipId: string,
  kind: CertificateKind,
): Promise<{ pdf: Buffer; number: string }> {
  const certificate = await issueCertificate(ctx, personId, membershipId, kind)
  const organisation = await getOrganisationProfile(ctx)
  const { holder, membershipType } = certificate.facts as CertificateFacts
  const pdf = await ctx.deps.pdf.render(DOCUMENTS[kind], {
    locale: ctx.locale,
    organisation: organisationData(organisation, await findLogoData(ctx, organisation)),
    holder: {
      firstName: holder.firstName,
      lastName: holder.lastName,
      memberNumber: String(holder.memberNumber ?? ''),
      addressLines: [...holder.addressLines],
      ...(holder.siret === null ? {} : { siret: holder.siret }),
      ...(holder.activity === null ? {} : { activity: holder.activity }),
    },
    certificate: {
      number: certificate.number,
      code: certificate.code,
      issuedOn: localDateAt(certificate.issuedAt),
      startsOn: certificate.startsOn,
      endsOn: certificate.endsOn,
      membershipType: membershipType[ctx.locale],
    },
    verificationUrl: `${ctx.deps.config.publicUrl}/verification/${formatVerificationCode(certificate.code)}`,
  })
  return { pdf, number: certificate.number }
}
