export { registerMoveMessages } from './mail/move-messages.ts'
export { accountMoveRoutes } from './routes/account-move.routes.ts'
