import type { getSecondaryOffer as route } from '@guichet/contract/accounts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { accountNameProblem, normaliseLogin, secondaryLogin } from '@guichet/domain/account-login'
import type { Ctx } from '../../ctx.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findAccount } from './data/account-data.ts'
import { countMailboxes } from './data/account-writes.ts'
import { isLoginFree } from './data/login-data.ts'
import { findMailboxPrice } from './data/offer-data.ts'
import { mailDomainOf } from './mail-domain.ts'
import { reachPrimary } from './reach-primary.ts'

type Offer = BodyOf<typeof route>

async function nameState(ctx: Ctx, typed: string, primaryLogin: string): Promise<NonNullable<Offer['name']>> {
  const name = normaliseLogin(typed)
  const fault = accountNameProblem(name)
  if (fault) return fault === 'login.invalid' ? 'invalid' : 'reserved'
  return (await isLoginFree(ctx, secondaryLogin(name, primaryLogin))) ? 'free' : 'taken'
}

/**
 * What a new secondary account may have (A07, A14, A15).
 * @throws problems `resource.not-found`, `account.not-primary`, `account.right-missing`, `account.closed`.
 */
export async function getSecondaryOffer(
  ctx: Ctx,
  primaryId: string,
  accountName: string | undefined,
): Promise<Offer> {
  const primary = await reachPrimary(ctx, primaryId)
  const row = await findAccount(ctx, primaryId)
  const { secondaryApproval } = await getOrganisationProfile(ctx)
  return {
    suffix: `.${primary.login}`,
    mailDomain: mailDomainOf(ctx),
    profile: {
      code: primary.profileCode,
      label: (ctx.locale === 'fr' ? row?.profileLabelFr : row?.profileLabelEn) ?? primary.profileCode,
    },
    mailboxQuota: primary.mailboxQuota,
    mailboxesInUse: await countMailboxes(ctx, primaryId),
    mailboxPrice: await findMailboxPrice(ctx, ctx.clock.today()),
    approval: secondaryApproval === 'staff' ? 'staff' : 'automatic',
    name: accountName === undefined ? null : await nameState(ctx, accountName, primary.login),
  }
}
