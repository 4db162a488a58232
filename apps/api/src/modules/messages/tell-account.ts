import { mailboxAddress } from '@guichet/domain/account-login'
import { type MessageHolder, routeMessage } from '@guichet/domain/message-route'
import { searchKey } from '@guichet/domain/text'
import type { Ctx } from '../../ctx.ts'
import { type MessageData, queueMessage } from '../notifications/index.ts'
import { findAddressee, insertAccountMessage, type RoutingRow } from './data/addressee-data.ts'
import { isServiceMessage } from './service-words.ts'

export interface TellAccountInput {
  readonly accountId: string
  readonly kind: string
  /** Names and values of the words. Kept and read for good: no link that signs in, no password. */
  readonly data?: MessageData
  /** What happened: two messages of one kind to one account about the same thing are one. */
  readonly event?: string
  /** It is between the account and its primary: it goes to the account itself, though it has no mailbox. */
  readonly isPrivate?: boolean
  /** Addresses that are written to about it otherwise. */
  readonly told?: readonly string[]
}

const holderOf = (row: RoutingRow, isUnderOpen: boolean, domain: string): MessageHolder => ({
  id: row.id,
  // Before it is opened, its primary speaks for it.
  hasMailbox: row.hasMailbox && (row.state === 'open' || row.state === 'closed'),
  mailboxInUse: row.hasMailbox && row.mailboxPasswordSet && row.state === 'open' && isUnderOpen,
  mailboxAddress: mailboxAddress(row.login, domain),
  responsibleEmail: row.email,
})

/**
 * Tells an account something, in the transaction of the verb that did it: a message that its persons read under
 * "Messages", and the same by mail to its mailbox or responsible person; for a secondary without mailbox to its primary
 * (A15, A19). Mail to an address that was told already is left out.
 */
export async function tellAccount(tx: Ctx, input: TellAccountInput): Promise<void> {
  const { accountId, kind, data = {}, event = tx.ids.uuid(), told = [], isPrivate = false } = input
  if (!isServiceMessage(kind)) throw new TypeError(`there is no service message ${kind}`)
  const { account, primary } = await findAddressee(tx, accountId)
  const domain = tx.deps.config.MAIL_DOMAIN ?? new URL(tx.deps.config.publicUrl).hostname
  const isPrimaryOpen = primary === null || primary.state === 'open'
  const route = routeMessage(
    holderOf(account, isPrimaryOpen, domain),
    primary && !isPrivate ? holderOf(primary, true, domain) : null,
  )
  const id = tx.ids.uuid()
  const dedupeKey = `${kind}:${accountId}:${event}`
  const named = { ...data, login: account.login, companyName: account.companyName }
  const isNew = await insertAccountMessage(tx, {
    message: {
      ...{ id, accountId, kind, dedupeKey, data: named, createdAt: tx.clock.now() },
      searchKey: searchKey(Object.values(named).filter(Boolean).join(' ')),
    },
    inboxIds: route.inboxIds,
  })
  const to = route.to.toLowerCase()
  if (!isNew || told.some((address) => address.toLowerCase() === to)) return
  const mailed = route.mailedId === accountId ? account : primary
  await queueMessage(tx, {
    template: kind,
    to,
    personId: null,
    locale: mailed?.locale === 'en' ? 'en' : 'fr',
    data: {
      ...named,
      accountId,
      routed: route.mailedId === accountId ? null : 1,
      portalUrl: tx.deps.config.publicUrl,
      messagePath: `/messages/${id}`,
    },
    dedupeKey,
  })
}
