export { erasePersons } from './erase-persons.ts'
export { registerErasureMails } from './mail/erasure-mails.tsx'
export { privacyRoutes } from './routes/privacy.routes.ts'
