import { mailboxAddress } from '@guichet/domain/account-login'
import { type MessageHolder, routeMessage } from '@guichet/domain/message-route'
import { searchKey } from '@guichet/domain/text'
import type { Ctx } from '../../ctx.ts'
import {
  type MessageData,
  type QueueMessageInput,
  queueMessage,
  queueMessages,
} from '../notifications/index.ts'
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

/** Notes a message of an account. @returns the mail that says the same; null when nobody is to be written to. */
async function noteMessage(tx: Ctx, input: TellAccountInput): Promise<QueueMessageInput | null> {
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
  if (!isNew || told.some((address) => address.toLowerCase() === to)) return null
  const mailed = route.mailedId === accountId ? account : primary
  return {
    template: kind,
    to,
    personId: null,
    ...(mailed?.holderId && mailed.holderEmail?.toLowerCase() === to && { readerId: mailed.holderId }),
    locale: mailed?.locale === 'en' ? 'en' : 'fr',
    data: {
      ...named,
      accountId,
      routed: route.mailedId === accountId ? null : 1,
      portalUrl: tx.deps.config.publicUrl,
      messagePath: `/messages/${id}`,
    },
    dedupeKey,
  }
}

/**
 * Tells an account something, in the transaction of the verb that did it: a message that its persons read under
 * "Messages", and the same by mail to its mailbox or responsible person; for a secondary without mailbox to its primary
 * (A15, A19). Mail to an address that was told already is left out.
 */
export async function tellAccount(tx: Ctx, input: TellAccountInput): Promise<void> {
  const mail = await noteMessage(tx, input)
  if (mail) await queueMessage(tx, mail)
}

/** The same to several accounts at once. Of an address that would get several mails, one of `gathered` names all accounts. */
export async function tellAccounts(
  tx: Ctx,
  list: readonly TellAccountInput[],
  gathered: string,
): Promise<void> {
  const byAddress = new Map<string, QueueMessageInput[]>()
  for (const input of list) {
    const mail = await noteMessage(tx, input)
    if (mail) byAddress.set(mail.to, [...(byAddress.get(mail.to) ?? []), mail])
  }
  const event = tx.ids.uuid()
  await queueMessages(
    tx,
    [...byAddress.values()].flatMap((mails) => {
      const [first] = mails
      if (!first || mails.length === 1) return mails
      const lines = mails.map(({ data: { login, companyName } }) => `${login} (${companyName})`)
      return {
        ...{ ...first, template: gathered, dedupeKey: `${gathered}:${event}:${first.to}` },
        data: { ...first.data, count: mails.length, lines: lines.join('\n'), messagePath: '/messages' },
      }
    }),
  )
}
