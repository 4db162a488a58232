export { registerGoLiveMails } from './mail/service-test-mail.tsx'
export { goLiveRoutes } from './routes/go-live.routes.ts'
