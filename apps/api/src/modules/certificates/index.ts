export { listCertificatesOf } from './list-certificates.ts'
export { certificateRoutes } from './routes/certificate.routes.ts'
