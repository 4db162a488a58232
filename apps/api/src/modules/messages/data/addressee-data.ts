import {
  accountDetails,
  accountMessages,
  accountPersons,
  accountRegistrations,
  accounts,
  mailboxes,
  messageInboxes,
  persons,
} from '@guichet/db/schema'
import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const parentOf = (accountId: string): SQL => sql`(select parent_id from accounts where id = ${accountId})`

/** Where messages of an account and of its primary go. @throws {TypeError} for no account. */
export async function findAddressee({ db }: Ctx, accountId: string) {
  const rows = await db
    .select({
      id: accounts.id,
      login: accounts.login,
      companyName: accounts.companyName,
      state: accounts.state,
      hasMailbox: accounts.hasMailbox,
      mailboxPasswordSet: sql<boolean>`${mailboxes.passwordHash} is not null`,
      email: accountDetails.email,
      /** Its holder, whose choice counts for mail to the own address. */
      holderId: persons.id,
      holderEmail: persons.email,
      /** Of its holder; before there is one, the language in which it was asked for online. */
      locale: sql<string | null>`coalesce(${persons.locale}, ${accountRegistrations.locale})`,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .leftJoin(accountRegistrations, eq(accountRegistrations.accountId, accounts.id))
    .leftJoin(mailboxes, eq(mailboxes.accountId, accounts.id))
    .leftJoin(
      accountPersons,
      and(eq(accountPersons.accountId, accounts.id), eq(accountPersons.role, 'holder')),
    )
    .leftJoin(persons, eq(persons.id, accountPersons.personId))
    .where(or(eq(accounts.id, accountId), eq(accounts.id, parentOf(accountId))))
  const account = rows.find(({ id }) => id === accountId)
  if (!account) throw new TypeError(`there is no account ${accountId}`)
  return { account, primary: rows.find(({ id }) => id !== accountId) ?? null }
}
export type RoutingRow = Awaited<ReturnType<typeof findAddressee>>['account']

interface NewMessage {
  readonly message: typeof accountMessages.$inferInsert
  /** The account itself and those it is routed to. */
  readonly inboxIds: readonly string[]
}

/** Keeps a message in its inboxes; false when it is there already. */
export async function insertAccountMessage({ db }: Ctx, { message, inboxIds }: NewMessage): Promise<boolean> {
  const rows = await db
    .insert(accountMessages)
    .values(message)
    .onConflictDoNothing({ target: accountMessages.dedupeKey })
    .returning({ id: accountMessages.id })
  if (rows.length === 0) return false
  await db.insert(messageInboxes).values(
    inboxIds.map((accountId) => ({
      accountId,
      messageId: message.id,
      routed: accountId !== message.accountId,
      createdAt: message.createdAt,
    })),
  )
  return true
}
