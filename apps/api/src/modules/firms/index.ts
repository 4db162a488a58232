export { registerFirmMails } from './mail/firm-mails.tsx'
export { firmRoutes } from './routes/firm.routes.ts'
