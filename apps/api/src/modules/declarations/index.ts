import { registerTasks } from '../memberships/index.ts'
import { listDeclarationTasks } from './list-declaration-tasks.ts'

export {
  type DeclarationFile,
  type PeriodInFile,
  periodIn,
  readDeclarationFiles,
  standing,
} from './declaration-file.ts'
export { type DeclaredPeriods, readDeclaredPeriods } from './declared-periods.ts'
export { dueOn } from './due-contributions.ts'
export { fileDeclaration } from './file-declaration.ts'
export { getDeclaration } from './get-declaration.ts'
export { registerDeclarationMails } from './mail/declaration-mails.tsx'
export { remindDeclarants } from './remind-declarants.ts'
export { renderReceiptsOf } from './render-declaration-receipt.ts'
export { declarationRoutes } from './routes/declaration.routes.ts'
export { verifyDeclaration } from './verify-declaration.ts'

/** Says which period is to be declared first. */
export const registerDeclarationTasks = (): void => registerTasks('declarations', listDeclarationTasks)
