import { beforeAll, describe, expect, test } from 'vitest'
import { demoOf, type Seeded } from './testing/seeded.ts'

describe('messages of the demo', () => {
  let rows: Seeded
  beforeAll(async () => {
    rows = await demoOf('2026-11-22')
  })
  const inboxOf = (login: string) => {
    const account = rows.accounts.find((one) => one.login === login)
    const mark = rows.messageMarks.find(({ accountId }) => accountId === account?.id)
    const found = rows.messageInboxes.filter(({ accountId }) => accountId === account?.id)
    return { found, unread: found.filter(({ createdAt }) => mark && createdAt > mark.readThrough) }
  }

  test('the primary has its own and those of secondaries without mailbox, some not read', () => {
    const { found, unread } = inboxOf('asp1ent')
    expect(found.filter(({ routed }) => !routed)).toHaveLength(2)
    expect(found.filter(({ routed }) => routed)).toHaveLength(7)
    expect(unread).toHaveLength(2)
  })

  test('a secondary with a mailbox has its own, that its primary has not', () => {
    const { found, unread } = inboxOf('cs1.asp1ent')
    expect([found.length, unread.length]).toEqual([3, 1])
    const above = new Set(inboxOf('asp1ent').found.map(({ messageId }) => messageId))
    expect(found.filter(({ messageId }) => above.has(messageId))).toEqual([])
  })

  test('every message stands in the inbox of its account, and was told before today', () => {
    for (const { id, accountId, createdAt } of rows.accountMessages) {
      expect(rows.messageInboxes).toContainEqual({ accountId, messageId: id, routed: false, createdAt })
      expect(createdAt < new Date('2026-11-21T23:00:00Z')).toBe(true)
    }
  })
})
