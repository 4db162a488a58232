export { registerDeclarantMails } from './mail/declarant-mails.tsx'
export { declarantRoutes } from './routes/declarant.routes.ts'
