import type { BodyOf } from '@guichet/contract/route'
import type { getActivation as route } from '@guichet/contract/session.contract'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findLink } from './data/person-data.ts'
import { tokenHashOf } from './open-session.ts'
import { TOTP_FIELD, totpUri } from './totp.ts'

/** What a one-time link is for. @throws a problem `link.invalid`. */
export async function getActivation(ctx: Ctx, token: string): Promise<BodyOf<typeof route>> {
  const link = await findLink(ctx, tokenHashOf(token))
  if (!link) throw problem('link.invalid')
  const isFirst = link.purpose === 'first-administrator'
  const secret =
    isFirst && link.secretCipher ? ctx.deps.encryption.decryptText(link.secretCipher, TOTP_FIELD) : null
  const { shortName } = await getOrganisationProfile(ctx)
  return {
    purpose: isFirst ? 'first-administrator' : 'password-reset',
    expiresAt: link.expiresAt.toISOString(),
    totp: secret ? { secret, uri: totpUri(secret, 'administration', shortName) } : null,
  }
}
