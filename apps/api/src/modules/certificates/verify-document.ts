import type { getVerification as route } from '@guichet/contract/certificates.contract'
import type { In } from '@guichet/contract/route'
import { localDateAt } from '@guichet/domain/local-date'
import { formatVerificationCode, normaliseVerificationCode } from '@guichet/domain/reference'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findReceiptByCode } from '../billing/index.ts'
import { verifyDeclaration } from '../declarations/index.ts'
import { findPerson } from '../identity/index.ts'
import { verifyInvoice } from '../invoices/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findByCode } from './data/certificate-data.ts'
import { certificateState } from './domain/certificate-state.ts'
import type { CertificateFacts } from './issue-certificate.ts'

type Verification = In<(typeof route)['responses'][200]>

/** What a stranger is told of a document whose code he types. @throws a problem `resource.not-found`. */
export async function verifyDocument(ctx: Ctx, typed: string): Promise<Verification> {
  const code = normaliseVerificationCode(typed)
  if (code === undefined) throw problem('resource.not-found')
  const { name: organisationName } = await getOrganisationProfile(ctx)
  const common = {
    code: formatVerificationCode(code),
    organisationName,
    checkedAt: ctx.clock.now().toISOString(),
  }
  const certificate = await findByCode(ctx, code)
  if (certificate) {
    const { holder } = certificate.facts as CertificateFacts
    return {
      ...common,
      kind: certificate.kind === 'card' ? 'membership-card' : 'membership-certificate',
      state: certificateState(certificate, ctx.clock.today()),
      number: certificate.number,
      holderName: `${holder.firstName} ${holder.lastName}`,
      issuedOn: localDateAt(certificate.issuedAt),
      startsOn: certificate.startsOn,
      endsOn: certificate.endsOn,
      revokedOn: certificate.revokedAt ? localDateAt(certificate.revokedAt) : null,
      amountCents: null,
    }
  }
  const invoice = await verifyInvoice(ctx, code)
  if (invoice) return { ...common, ...invoice, startsOn: null, endsOn: null, revokedOn: null }
  const declaration = await verifyDeclaration(ctx, code)
  if (declaration) return { ...common, ...declaration }
  const receipt = await findReceiptByCode(ctx, code)
  const payer = receipt && (await findPerson(ctx, receipt.personId))
  if (!receipt || !payer) throw problem('resource.not-found')
  return {
    ...common,
    kind: 'receipt',
    state: receipt.paymentState === 'refunded' ? 'revoked' : 'valid',
    number: receipt.number,
    holderName: `${payer.firstName} ${payer.lastName}`,
    issuedOn: receipt.issuedOn,
    startsOn: null,
    endsOn: null,
    revokedOn: null,
    amountCents: receipt.amountCents,
  }
}
