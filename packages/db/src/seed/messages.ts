import { addDays } from '@guichet/domain/local-date'
import { searchKey } from '@guichet/domain/text'
import { MESSAGES, type MessageData, READ_UNTIL_DAYS_AGO } from './data/messages.ts'
import { at, type World } from './world.ts'

const accountOf = (world: World, login: string) => {
  const account = world.rows.accounts.find((one) => one.login === login)
  if (!account) throw new TypeError(`a message comes after its account ${login}`)
  return account
}

const tell = (world: World, createdAt: Date, { login, kind, data = {} }: MessageData) => {
  const { rows } = world
  const account = accountOf(world, login)
  const { id: accountId, companyName, parentId } = account
  const id = world.id(createdAt)
  const named = { ...data, login, companyName }
  rows.accountMessages.push({
    ...{ id, accountId, kind, data: named, dedupeKey: `${kind}:${accountId}:demo:${id}`, createdAt },
    searchKey: searchKey(Object.values(named).filter(Boolean).join(' ')),
  })
  const inbox = (of: string) =>
    rows.messageInboxes.push({ accountId: of, messageId: id, routed: of !== accountId, createdAt })
  inbox(accountId)
  // A secondary speaks for itself once it is open and has a mailbox (A15).
  const isItsOwn = account.hasMailbox && (account.state === 'open' || account.state === 'closed')
  if (parentId && !isItsOwn) inbox(parentId)
}

const markRead = (world: World, login: string, daysAgo: number) => {
  const { id: accountId } = accountOf(world, login)
  const holder = world.rows.accountPersons.find((row) => row.accountId === accountId && row.role === 'holder')
  if (!holder) throw new TypeError(`nobody holds ${login}`)
  const readThrough = at(addDays(world.today, -daysAgo), 720)
  world.rows.messageMarks.push({ accountId, personId: holder.personId, readThrough })
}

/** "Messages" of the demo: some read, the last ones not. */
export const planMessages = (world: World): void => {
  for (const [index, message] of MESSAGES.entries())
    world.plan(at(addDays(world.today, -message.daysAgo), 545 + index * 17), (instant) =>
      tell(world, instant, message),
    )
  world.plan(at(world.today, 0), () => {
    for (const [login, daysAgo] of Object.entries(READ_UNTIL_DAYS_AGO)) markRead(world, login, daysAgo)
  })
}
