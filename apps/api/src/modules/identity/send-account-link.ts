import type { AccountRight } from '@guichet/domain/account-rights'
import type { Ctx, Locale } from '../../ctx.ts'
import { queueMessage, queueMessages } from '../notifications/index.ts'
import {
  type AccountLinkPurpose,
  countAccountLinks,
  endAccountLinks,
  insertLinks,
  isPrimaryAccount,
} from './data/link-data.ts'
import { isIdentifierTaken, takenIdentifiers } from './data/person-data.ts'
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

/**
 * The same for many accounts that were made a moment ago, by a fixed number of statements: no link was sent for any of them
 * yet.
 */
export async function sendFirstActivations(
  tx: Ctx,
  list: readonly {
    readonly account: LinkedAccount
    readonly isPrimary: boolean
    readonly to: Recipient
  }[],
): Promise<void> {
  const emails = list.filter(({ isPrimary }) => isPrimary).map(({ to }) => to.email)
  const known = await takenIdentifiers(tx, emails)
  const made = list.map(({ account, isPrimary, to }) =>
    makeLink(
      tx,
      'account-activation',
      account,
      to,
      {},
      isPrimary && known.has(to.email) ? { known: 'yes' } : {},
    ),
  )
  await insertLinks(
    tx,
    made.map(({ row }) => row),
  )
  await queueMessages(
    tx,
    made.map(({ message }) => message),
  )
}

type Kept = { readonly firstName?: string; readonly lastName?: string; readonly rights?: AccountRight[] }

/** A link as it is kept, and the mail that brings it. */
function makeLink(
  tx: Ctx,
  purpose: AccountLinkPurpose,
  account: LinkedAccount,
  to: Recipient,
  kept: Kept,
  told: Readonly<Record<string, string>>,
) {
  const token = tx.ids.token()
  const tokenHash = tokenHashOf(token)
  const createdAt = tx.clock.now()
  const expiresAt = new Date(createdAt.getTime() + LINK_HOURS * 3_600_000)
  const { actor } = tx
  const sentById = actor.kind === 'person' || actor.kind === 'key' ? actor.personId : null
  return {
    row: {
      ...{ tokenHash, purpose, accountId: account.id, recipient: to.email },
      ...{ ...kept, createdAt, expiresAt, sentById },
    },
    message: {
      template: purpose,
      to: to.email,
      personId: null,
      locale: to.locale,
      data: { firstName: to.firstName, login: account.login, companyName: account.companyName, ...told },
      secret: { link: `${tx.deps.config.publicUrl}/activation/${token}` },
      dedupeKey: `${purpose}:${tokenHash.toString('hex')}`,
    },
  }
}

async function send(
  tx: Ctx,
  purpose: AccountLinkPurpose,
  account: LinkedAccount,
  to: Recipient,
  kept: Kept,
  told: Readonly<Record<string, string>>,
): Promise<Date> {
  const { row, message } = makeLink(tx, purpose, account, to, kept, told)
  await insertLinks(tx, [row])
  await queueMessage(tx, message)
  return row.expiresAt
}
