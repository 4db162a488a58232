export { memberViewRoutes } from './routes/member-view.routes.ts'
