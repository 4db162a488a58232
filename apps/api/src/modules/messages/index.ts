export { messageRoutes } from './routes/message.routes.ts'
export { registerServiceMessage } from './service-words.ts'
export { tellAccount, tellAccounts } from './tell-account.ts'
