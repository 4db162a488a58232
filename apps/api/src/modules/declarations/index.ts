export { registerDeclarationMails } from './mail/declaration-mails.tsx'
export { declarationRoutes } from './routes/declaration.routes.ts'
export { verifyDeclaration } from './verify-declaration.ts'
