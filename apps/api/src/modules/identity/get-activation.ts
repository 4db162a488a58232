import type { BodyOf } from '@guichet/contract/route'
import type { getActivation as route } from '@guichet/contract/session.contract'
import { isStaffRole } from '@guichet/domain/rights'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findLink, opensOnPerson } from './data/link-data.ts'
import { isIdentifierTaken } from './data/person-data.ts'
import { READY_LINK, RESET_LINK } from './data/recovery-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'
import { loadRecovery } from './recovery-stand.ts'
import { TOTP_FIELD, totpUri } from './totp.ts'

type Activation = BodyOf<typeof route>

/** What a one-time link is for. @throws a problem `link.invalid`. */
export async function getActivation(ctx: Ctx, token: string): Promise<Activation> {
  const tokenHash = tokenHashOf(token)
  const link = await findLink(ctx, tokenHash)
  if (!link) throw problem('link.invalid')
  const isReset = [RESET_LINK, READY_LINK].includes(link.purpose)
  const { login, companyName, recipient, invitedFirstName, invitedLastName } = link
  const isForStaff = link.purpose === 'staff-invitation'
  const isInvitation = (link.purpose === 'account-invitation' || isForStaff) && recipient !== null
  const secret =
    (link.purpose === 'first-administrator' || isForStaff) && link.secretCipher
      ? ctx.deps.encryption.decryptText(link.secretCipher, TOTP_FIELD)
      : null
  const { shortName } = await getOrganisationProfile(ctx)
  return {
    // Whether a recovery has waited is its own affair.
    purpose: isReset ? RESET_LINK : (link.purpose as Activation['purpose']),
    firstPassword: isReset && link.personId !== null && (await holdCredentials(ctx, link.personId)) === null,
    asksProofs: isReset && (await loadRecovery(ctx, tokenHash)).steps.outcome !== 'choose',
    account: login && companyName && recipient ? { login, companyName, email: recipient } : null,
    signInFirst: recipient !== null && opensOnPerson(link) && (await isIdentifierTaken(ctx, recipient)),
    invited:
      isInvitation && invitedFirstName && invitedLastName
        ? { firstName: invitedFirstName, lastName: invitedLastName }
        : null,
    staff:
      isForStaff && recipient && isStaffRole(link.staffRole)
        ? { role: link.staffRole, email: recipient }
        : null,
    expiresAt: link.expiresAt.toISOString(),
    totp: secret
      ? {
          secret,
          uri: totpUri(secret, isForStaff ? (recipient ?? 'administration') : 'administration', shortName),
        }
      : null,
  }
}
