import type { Ctx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { createFirstAdministrator } from './create-first-administrator.ts'
import { findLink } from './data/link-data.ts'
import { openAccount } from './open-account.ts'
import { tokenHashOf } from './open-session.ts'
import { resetPassword } from './reset-password.ts'

export interface UseActivationInput {
  readonly token: string
  readonly password?: string | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email?: string | undefined
  readonly code?: string | undefined
}

/**
 * Uses a one-time link.
 * @throws problems `link.invalid`, `password.refused`, `session.factor-invalid`, `session.required`, `request.invalid`.
 */
export async function useActivation(ctx: Ctx, input: UseActivationInput): Promise<void> {
  const tokenHash = tokenHashOf(input.token)
  const link = await findLink(ctx, tokenHash)
  if (!link) throw problem('link.invalid')
  if (link.purpose === 'account-invitation') return acceptInvitation(ctx, tokenHash, link, input)
  const { password } = input
  if (link.purpose === 'account-activation') return openAccount(ctx, tokenHash, link, password)
  if (!password) throw fieldProblem('/password', 'required')
  if (link.purpose === 'first-administrator' && link.secretCipher)
    return createFirstAdministrator(ctx, tokenHash, link.secretCipher, { ...input, password })
  if (link.purpose === 'password-reset' && link.personId)
    return resetPassword(ctx, tokenHash, link.personId, password)
  throw problem('link.invalid')
}
