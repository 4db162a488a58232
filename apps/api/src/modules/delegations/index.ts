export { copyReminders } from './copy-reminders.ts'
export { enterFile } from './enter-file.ts'
export { registerDelegationMails } from './mail/delegation-mails.tsx'
export { delegationRoutes, fileRoutes } from './routes/delegation.routes.ts'
