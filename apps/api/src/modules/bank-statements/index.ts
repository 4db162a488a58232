export { bankStatementRoutes } from './routes/bank-statement.routes.ts'
