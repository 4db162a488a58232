import type { AccountRight } from '@guichet/domain/account-rights'
import type { Ctx, Locale } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import {
  type AccountLinkPurpose,
  countAccountLinks,
  endAccountLinks,
  insertLink,
  isPrimaryAccount,
} from './data/link-data.ts'
import { isIdentifierTaken } from './data/person-data.ts'
import { tokenHashOf } from './open-session.ts'

const LINK_HOURS = 24
/** Links to open one account within a day, whoever asks for them. */
const DAILY_ACTIVATIONS = 5

interface LinkedAccount {
  readonly id: string
  readonly login: string
  readonly companyName: string
}
interface Recipient {
  readonly firstName: string
  /** Normalised. */
  readonly email: string
  readonly locale: Locale
}

/**
 * For an approved account: a link by which its responsible person chooses a password and opens it; who signs in with that
 * address already opens a primary on his own person. Older links end.
 */
export async function sendAccountActivation(tx: Ctx, account: LinkedAccount, to: Recipient): Promise<Date> {
  await endAccountLinks(tx, 'account-activation', account.id)
  const known = (await isPrimaryAccount(tx, account.id)) && (await isIdentifierTaken(tx, to.email))
  return send(tx, 'account-activation', account, to, {}, known ? { known: 'yes' } : {})
}

/** Whether as many links to open an account were sent within a day as may be. */
export async function areActivationsSpent(tx: Ctx, accountId: string): Promise<boolean> {
  const since = new Date(tx.clock.now().getTime() - LINK_HOURS * 3_600_000)
  return (await countAccountLinks(tx, 'account-activation', accountId, since)) >= DAILY_ACTIVATIONS
}

/** A link by which somebody joins an account with rights. An older one to the same address ends. */
export async function sendAccountInvitation(
  tx: Ctx,
  account: LinkedAccount,
  to: Recipient & { readonly lastName: string },
  { rights, invitedBy }: { readonly rights: readonly AccountRight[]; readonly invitedBy: string },
): Promise<Date> {
  await endAccountLinks(tx, 'account-invitation', account.id, to.email)
  const named = { firstName: to.firstName, lastName: to.lastName, rights: [...rights] }
  return send(tx, 'account-invitation', account, to, named, { invitedBy, rights: rights.join(',') })
}

async function send(
  tx: Ctx,
  purpose: AccountLinkPurpose,
  account: LinkedAccount,
  to: Recipient,
  kept: { readonly firstName?: string; readonly lastName?: string; readonly rights?: AccountRight[] },
  told: Readonly<Record<string, string>>,
): Promise<Date> {
  const token = tx.ids.token()
  const now = tx.clock.now()
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000)
  await insertLink(tx, {
    tokenHash: tokenHashOf(token),
    purpose,
    accountId: account.id,
    recipient: to.email,
    ...kept,
    createdAt: now,
    expiresAt,
    sentById: tx.actor.kind === 'person' || tx.actor.kind === 'key' ? tx.actor.personId : null,
  })
  await queueMessage(tx, {
    template: purpose,
    to: to.email,
    personId: null,
    locale: to.locale,
    data: { firstName: to.firstName, login: account.login, companyName: account.companyName, ...told },
    secret: { link: `${tx.deps.config.publicUrl}/activation/${token}` },
    dedupeKey: `${purpose}:${tokenHashOf(token).toString('hex')}`,
  })
  return expiresAt
}
