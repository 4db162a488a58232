export { registerRegistrationMails } from './mail/registration-mails.tsx'
export { registrationRoutes } from './routes/registration.routes.ts'
