export { documentRoutes } from './routes/document.routes.ts'
