export { personFilters } from './data/person-search.ts'
export { backofficeRoutes } from './routes/backoffice.routes.ts'
export { jobRoutes } from './routes/job.routes.ts'
export { refundRoutes } from './routes/refund.routes.ts'
