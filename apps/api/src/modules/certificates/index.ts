import { registerCancellation } from '../memberships/index.ts'
import { revokeOfMembership } from './revoke-of-membership.ts'

export { listCertificatesOf } from './list-certificates.ts'
export { registerCertificateMails } from './mail/certificate-mails.tsx'
export { renderCertificatesOf } from './render-certificates-of.ts'
export { certificateRoutes } from './routes/certificate.routes.ts'
export { writeCertificateLetters } from './write-certificate-letters.ts'

/** Certificates and cards fall with the membership that they are about. */
export const registerRevocations = (): void => registerCancellation(revokeOfMembership)
