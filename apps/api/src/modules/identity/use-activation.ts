import type { Ctx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { acceptStaffInvitation } from './accept-staff-invitation.ts'
import { activateMember, type Browser } from './activate-member.ts'
import { createFirstAdministrator } from './create-first-administrator.ts'
import { findLink, type Link } from './data/link-data.ts'
import { READY_LINK, RESET_LINK } from './data/recovery-data.ts'
import { openAccount } from './open-account.ts'
import { type OpenedSession, tokenHashOf } from './open-session.ts'
import { resetPassword } from './reset-password.ts'

export interface UseActivationInput {
  readonly token: string
  readonly password?: string | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email?: string | undefined
  readonly code?: string | undefined
  readonly browser: Browser
}

/**
 * Uses a one-time link.
 * @returns the session that a new member is given; null where one signs in afterwards.
 * @throws problems `link.invalid`, `recovery.unproven`, `password.refused`, `session.factor-invalid`, `session.required`, `request.invalid`.
 */
export async function useActivation(ctx: Ctx, input: UseActivationInput): Promise<OpenedSession | null> {
  const tokenHash = tokenHashOf(input.token)
  const link = await findLink(ctx, tokenHash)
  if (!link) throw problem('link.invalid')
  if (link.purpose === 'member-activation' && link.personId) {
    if (!input.password) throw fieldProblem('/password', 'required')
    return activateMember(ctx, tokenHash, link.personId, input.password, input.browser)
  }
  await followLink(ctx, tokenHash, link, input)
  return null
}

async function followLink(ctx: Ctx, tokenHash: Buffer, link: Link, input: UseActivationInput): Promise<void> {
  if (link.purpose === 'account-invitation') return acceptInvitation(ctx, tokenHash, link, input)
  if (link.purpose === 'staff-invitation') return acceptStaffInvitation(ctx, tokenHash, link, input)
  const { password } = input
  if (link.purpose === 'account-activation') return openAccount(ctx, tokenHash, link, password)
  if (!password) throw fieldProblem('/password', 'required')
  if (link.purpose === 'first-administrator' && link.secretCipher)
    return createFirstAdministrator(ctx, tokenHash, link.secretCipher, { ...input, password })
  if ([RESET_LINK, READY_LINK].includes(link.purpose))
    return resetPassword(ctx, tokenHash, password, input.browser.deviceToken)
  throw problem('link.invalid')
}
