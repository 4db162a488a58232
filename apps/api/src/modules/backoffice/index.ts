export { personFilters } from './data/person-search.ts'
export { backofficeRoutes } from './routes/backoffice.routes.ts'
