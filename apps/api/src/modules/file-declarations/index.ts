export { fileDeclarationRoutes } from './routes/file-declaration.routes.ts'
