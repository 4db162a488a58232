import * as backoffice from '@guichet/contract/backoffice.contract'
import * as contract from '@guichet/contract/certificates.contract'
import { getMembershipCard, getMembershipCertificate } from '@guichet/contract/memberships.contract'
import type { FastifyInstance } from 'fastify'
import { actingPersonId } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { pdfHeaders } from '../../../platform/pdf/pdf-answer.ts'
import { listCertificates } from '../list-certificates.ts'
import { renderCertificate } from '../render-certificate.ts'
import { revokeCertificate } from '../revoke-certificate.ts'
import { verifyDocument } from '../verify-document.ts'

export function certificateRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, getMembershipCertificate, async ({ ctx, params, reply }) => {
    const { pdf, number } = await renderCertificate(ctx, actingPersonId(ctx), params.id, 'membership')
    const name =
      ctx.locale === 'en' ? `membership-certificate-${number}.pdf` : `attestation-adhesion-${number}.pdf`
    return reply(200, pdf, { headers: pdfHeaders(name) })
  })
  serveRoute(app, deps, getMembershipCard, async ({ ctx, params, reply }) => {
    const { pdf, number } = await renderCertificate(ctx, actingPersonId(ctx), params.id, 'card')
    const name = ctx.locale === 'en' ? `membership-card-${number}.pdf` : `carte-adherent-${number}.pdf`
    return reply(200, pdf, { headers: pdfHeaders(name) })
  })
  serveRoute(app, deps, contract.listCertificates, async ({ ctx, query, reply }) =>
    reply(200, await listCertificates(ctx, query)),
  )
  serveRoute(app, deps, contract.getVerification, async ({ ctx, params, reply }) =>
    reply(200, await verifyDocument(ctx, params.code)),
  )
  serveRoute(app, deps, backoffice.revokeCertificate, async ({ ctx, params, body, reply }) =>
    reply(200, await revokeCertificate(ctx, params.id, body.reason)),
  )
}
