export { registerContactMail } from './mail/contact-mail.tsx'
export { contactRoutes } from './routes/contact.routes.ts'
