import { registerTasks } from '../memberships/index.ts'
import { listCompanyTasks } from './tell-of-difference.ts'

export { lookAtRegister } from './look-at-register.ts'
export { registerDeclarantMails } from './mail/declarant-mails.tsx'
export { declarantRoutes } from './routes/declarant.routes.ts'

/** Says what is to be looked at: where the register says something else than the file. */
export const registerDeclarantTasks = (): void => registerTasks('declarants', listCompanyTasks)
