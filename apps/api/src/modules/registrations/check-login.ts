import type { checkLogin as route } from '@guichet/contract/registrations.contract'
import type { BodyOf } from '@guichet/contract/route'
import { normaliseLogin, primaryLoginProblem } from '@guichet/domain/account-login'
import type { Ctx } from '../../ctx.ts'
import { isLoginFree } from '../accounts/index.ts'

/** Whether a new primary account can have this login. */
export async function checkLogin(ctx: Ctx, typed: string): Promise<BodyOf<typeof route>['availability']> {
  const login = normaliseLogin(typed)
  const fault = primaryLoginProblem(login)
  if (fault) return fault === 'login.invalid' ? 'invalid' : 'reserved'
  return (await isLoginFree(ctx, login)) ? 'free' : 'taken'
}
