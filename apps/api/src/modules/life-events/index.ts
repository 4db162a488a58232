export { registerLifeEventMails } from './mail/life-event-mails.tsx'
export { lifeEventRoutes } from './routes/life-event.routes.ts'
export { settleLifeEvents } from './settle-life-event.ts'
