export { letterRoutes } from './routes/letter.routes.ts'
