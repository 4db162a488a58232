import type { getDeclarantSignup as route } from '@guichet/contract/declarants.contract'
import type { BodyOf } from '@guichet/contract/route'
import { maskNir } from '@guichet/domain/identifiers'
import type { Ctx } from '../../ctx.ts'
import { findOpenCode } from '../identity/index.ts'
import {
  codeBinding,
  mayChange,
  reachSignup,
  readContent,
  type SignupAccess,
  stateOf,
} from './signup-access.ts'

export type SignupView = BodyOf<typeof route>

/** A sign-up as its secret shows it. */
export async function toSignupView(ctx: Ctx, access: SignupAccess): Promise<SignupView> {
  const { signup, proven } = access
  const isOpen = mayChange(access)
  const content = isOpen ? readContent(ctx, signup) : null
  const code = isOpen && proven ? await findOpenCode(ctx, codeBinding(signup)) : null
  return {
    state: isOpen ? stateOf(ctx, signup) : 'sent',
    proven,
    finding: signup.finding,
    registered: content?.registered ?? null,
    expiresAt: signup.expiresAt.toISOString(),
    draft: content && {
      ...{ siret: content.siret, nirMasked: maskNir(content.nir), birthName: content.birthName },
      ...{ useName: content.useName ?? '', firstNames: content.firstNames },
      ...{ email: content.email, phone: content.phone },
    },
    code: code && { phone: code.phone, expiresAt: code.expiresAt.toISOString() },
  }
}

/** @throws a problem `resource.not-found`. */
export const getSignup = async (ctx: Ctx, token: string): Promise<SignupView> =>
  toSignupView(ctx, await reachSignup(ctx, token))
