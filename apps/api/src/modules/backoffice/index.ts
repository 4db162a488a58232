export { backofficeRoutes } from './routes/backoffice.routes.ts'
