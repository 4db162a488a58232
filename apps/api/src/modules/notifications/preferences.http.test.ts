import { getNewsPreference } from '@guichet/contract/mail-standing.contract'
import {
  countNotifications,
  getNotification,
  getNotificationPreferences,
  listNotifications,
  readAllNotifications,
  updateNotification,
  updateNotificationPreferences,
} from '@guichet/contract/notifications.contract'
import { getMyReminders } from '@guichet/contract/reminders.contract'
import { auditEntries, outgoingMessages, verifiedPhones } from '@guichet/db/schema'
import type { NotificationSubject } from '@guichet/domain/notification-preferences'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { MessageRefusedError } from '../../platform/ports/message-refused.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestPerson } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { deliverMessage, queueMessage } from './index.ts'

const TRASH = { firstName: 'Zoé', count: 2, endsOn: '2026-12-31', url: 'https://portal.example/documents' }
const FACTOR = { firstName: 'Zoé', change: 'totp-added', name: '', at: '2026-11-22T10:00:00.000Z' }

const tell = (api: TestApp, { id, email }: TestPerson, template = 'trash-ending', data: object = TRASH) =>
  withTx(api.ctx(), (tx) =>
    queueMessage(tx, {
      ...{ template, to: email, personId: id, locale: 'fr' as const, data: data as never },
      dedupeKey: `test:${api.deps.ids.uuid()}`,
    }),
  )
const leaving = (api: TestApp, { id }: TestPerson) =>
  api.deps.db
    .select({ channel: outgoingMessages.channel, to: outgoingMessages.recipient })
    .from(outgoingMessages)
    .where(eq(outgoingMessages.personId, id))

async function someone(api: TestApp, phone?: string) {
  const member = await api.make.member(phone === undefined ? {} : { phone })
  const client = await api.signInAs(member)
  const choose = async (
    subject: NotificationSubject,
    choices: { mail?: boolean; sms?: boolean; portal?: boolean },
  ) => {
    const { etag } = await client.call(getNotificationPreferences)
    return { body: { subjects: [{ subject, ...choices }] }, options: { ifMatch: String(etag) } }
  }
  const say = async (...said: Parameters<typeof choose>) => {
    const { body, options } = await choose(...said)
    return (await client.call(updateNotificationPreferences, { body }, options)).body
  }
  const refusal = async (...said: Parameters<typeof choose>) => {
    const { body, options } = await choose(...said)
    return (await client.refusal(updateNotificationPreferences, { body }, options)).code
  }
  return { member, client, say, refusal }
}

describe('what a person wants to be told by', () => {
  test('is mail and portal at first, and is followed wherever a message is queued', async ({ api }) => {
    const { member, client, say } = await someone(api)
    const { body } = await client.call(getNotificationPreferences)
    expect(body.subjects.find(({ subject }) => subject === 'deadlines')?.channels).toEqual([
      { channel: 'mail', offer: 'choice', on: true },
      { channel: 'sms', offer: 'choice', on: false },
      { channel: 'portal', offer: 'choice', on: true },
    ])
    await tell(api, member)
    expect(await leaving(api, member)).toEqual([{ channel: 'mail', to: member.email }])
    expect((await client.call(listNotifications)).body).toMatchObject({
      total: 1,
      items: [{ subject: 'deadlines', readAt: null }],
    })

    const after = await say('deadlines', { mail: false })
    expect(after.version).toBe(1)
    await tell(api, member)
    expect(await leaving(api, member)).toHaveLength(1)
    expect((await client.call(listNotifications)).body.total).toBe(2)
    await say('deadlines', { portal: false, mail: true })
    await tell(api, member)
    expect(await leaving(api, member)).toHaveLength(2)
    expect((await client.call(listNotifications)).body.total).toBe(2)
    const audited = await api.deps.db
      .select({ before: auditEntries.before, after: auditEntries.after })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectId, member.id),
          eq(auditEntries.action, 'notification.preferences-updated'),
        ),
      )
    expect(audited).toHaveLength(2)
    expect(audited[0]).toMatchObject({ before: { mail: true }, after: { mail: false, subject: 'deadlines' } })
  })

  test('never silences what the law asks, nor what somebody asked for', async ({ api }) => {
    const { member, say } = await someone(api)
    await say('membership', { mail: false, portal: false })
    const membership = { firstName: 'Zoé', startsOn: '2026-12-01', endsOn: '2027-11-30', url: 'https://x' }
    await tell(api, member, 'membership-renewed', membership)
    await tell(api, member, 'password-reset', { firstName: 'Zoé' })
    expect(await leaving(api, member)).toHaveLength(2)
    const { subjects } = await say('billing', { mail: false })
    expect(subjects.find(({ subject }) => subject === 'billing')?.channels[0]).toMatchObject({
      ...{ offer: 'always', on: true },
    })
  })

  test('keeps a way out of the portal for the safety of the space; SMS go to a proven number', async ({
    api,
  }) => {
    const { member, say, refusal } = await someone(api, '+33611111111')
    expect(await refusal('security', { mail: false })).toBe('notification.security-off')
    expect(await refusal('security', { sms: true })).toBe('reminder.no-mobile')
    await api.deps.db.insert(verifiedPhones).values({
      ...{ personId: member.id, phone: '+33622222222', verifiedAt: api.clock.now() },
    })
    const { subjects } = await say('security', { mail: false, sms: true, portal: false })
    expect(subjects.find(({ subject }) => subject === 'security')).toMatchObject({
      ...{ phoneMasked: '+336 •• •• •• 22' },
      channels: [{ on: false }, { on: true }, { channel: 'portal', offer: 'always', on: true }],
    })
    await tell(api, member, 'factor-changed', FACTOR)
    expect(await leaving(api, member)).toEqual([{ channel: 'sms', to: '+33622222222' }])
    await api.runOutbox()
    expect(api.sms.sent.at(-1)?.text).toMatch(/\n.*\/notifications$/u)
    // The number goes: the mail comes back by itself.
    await api.deps.db.delete(verifiedPhones).where(eq(verifiedPhones.personId, member.id))
    await tell(api, member, 'factor-changed', FACTOR)
    expect((await leaving(api, member)).map(({ channel }) => channel).toSorted()).toEqual(['mail', 'sms'])
  })

  test('comes as a mail, once, when nobody takes the SMS', async ({ api }) => {
    const { member, say } = await someone(api)
    const verifiedAt = api.clock.now()
    await api.deps.db
      .insert(verifiedPhones)
      .values({ personId: member.id, phone: '+33622222229', verifiedAt })
    await say('security', { mail: false, sms: true })
    await tell(api, member, 'factor-changed', FACTOR)
    const [sms] = await api.deps.db
      .select({ id: outgoingMessages.id })
      .from(outgoingMessages)
      .where(eq(outgoingMessages.personId, member.id))
    const ctx = api.ctx()
    const deliver = (error: Error) =>
      deliverMessage(
        { ...ctx, deps: { ...ctx.deps, sms: { send: () => Promise.reject(error) } } },
        sms?.id ?? '',
      )
    await expect(deliver(new Error('the gateway is away'))).rejects.toThrow('away')
    await deliver(new MessageRefusedError('no such number'))
    expect((await leaving(api, member)).map(({ channel }) => channel).toSorted()).toEqual(['mail', 'sms'])
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to }) => to)).toEqual([member.email])
  })

  test('is edited from the version that was read, and is the same for reminders and news', async ({
    api,
  }) => {
    const { member, client, say } = await someone(api, '+33612345678')
    await api.make.membership(member)
    const { etag } = await client.call(getNotificationPreferences)
    await say('deadlines', { sms: true })
    const body = { subjects: [{ subject: 'news' as const, mail: false }] }
    const stale = await client.refusal(updateNotificationPreferences, { body }, { ifMatch: String(etag) })
    expect(stale.code).toBe('resource.changed')
    expect((await client.call(getMyReminders)).body.sms.wanted).toBe(true)
    expect((await client.call(getNewsPreference)).body).toEqual({ wanted: true, basis: 'contract' })
    await say('news', { mail: false })
    expect((await client.call(getNewsPreference)).body).toEqual({ wanted: false, basis: null })
    const twice = { subjects: [...body.subjects, ...body.subjects] }
    const refused = await client.refusal(updateNotificationPreferences, { body: twice }, { ifMatch: '*' })
    expect(refused.code).toBe('request.invalid')
  })
})

describe('notifications', () => {
  test('are read by their person alone, counted, and marked', async ({ api }) => {
    const { member, client } = await someone(api)
    for (let n = 0; n < 3; n++) await tell(api, member)
    expect((await client.call(countNotifications)).body).toEqual({ unread: 3, unreadIsExact: true })
    const [first] = (await client.call(listNotifications, { query: { limit: 2 } })).body.items
    const params = { id: first?.id ?? '' }
    const { body } = await client.call(getNotification, { params })
    expect(body).toMatchObject({ title: first?.title, brief: false, readAt: null })
    expect(body.parts.length).toBeGreaterThan(1)
    const other = await someone(api)
    expect((await other.client.refusal(getNotification, { params })).code).toBe('resource.not-found')
    const foreign = await other.client.refusal(updateNotification, { params, body: { read: true } })
    expect(foreign.code).toBe('resource.not-found')
    const marked = await client.call(updateNotification, { params, body: { read: true } })
    expect(marked.body.readAt).toBe(api.clock.now().toISOString())
    const unread = await client.call(listNotifications, { query: { state: 'unread' } })
    expect(unread.body.total).toBe(2)
    await client.call(readAllNotifications)
    expect((await client.call(countNotifications)).body.unread).toBe(0)
    await client.call(updateNotification, { params, body: { read: false } })
    expect((await client.call(countNotifications)).body.unread).toBe(1)
  })

  test('of a mail with a link of its own tell the title alone', async ({ api }) => {
    const { member, client } = await someone(api)
    await withTx(api.ctx(), (tx) =>
      queueMessage(tx, {
        ...{ template: 'new-sign-in', to: member.email, personId: member.id, locale: 'fr' },
        data: { firstName: 'Zoé', at: '2026-11-22T10:00:00.000Z', device: 'Firefox', ip: '192.0.2.1' },
        ...{
          secret: { link: 'https://portal.example/connexion-inconnue/abc' },
          dedupeKey: 'test:new-sign-in',
        },
      }),
    )
    const { items } = (await client.call(listNotifications, { query: { subject: 'security' } })).body
    const { body } = await client.call(getNotification, { params: { id: items[0]?.id ?? '' } })
    expect(body).toMatchObject({ brief: true, parts: [] })
    expect(body.title).not.toBeNull()
    expect(JSON.stringify(body)).not.toContain('connexion-inconnue')
  })
})
