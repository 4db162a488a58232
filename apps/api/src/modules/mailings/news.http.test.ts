import { getMember, listMembers } from '@guichet/contract/backoffice.contract'
import {
  clearUndeliverable,
  getNewsPreference,
  getUnsubscription,
  updateNewsPreference,
  updateUnsubscription,
} from '@guichet/contract/mail-standing.contract'
import { createMailing, getMailing, sendMailing } from '@guichet/contract/mailings.contract'
import { listMyTasks } from '@guichet/contract/me.contract'
import { auditEntries } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { MessageRefusedError } from '../../platform/ports/message-refused.ts'
import { apiTestWith } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { sendMailings } from './index.ts'

const SECRET = 'secret-of-the-tests'
const test = apiTestWith({ settings: { BOUNCE_WEBHOOK_SECRET: SECRET } })

async function world(api: TestApp, count = 1) {
  const partner = await api.make.partner()
  const members = []
  for (let made = 0; made < count; made += 1) {
    const member = await api.make.member({}, { partnerId: partner.id })
    await api.make.membership(member, { startsOn: '2026-01-01', endsOn: '2026-12-31' })
    members.push(member)
  }
  const staff = await api.signInAs(await api.make.staff('manager'))
  const write = async () => {
    const fr = { subject: 'Nouvelles', body: 'Bonjour {{firstName}}.' }
    const body = { name: 'Essai', segment: { partnerId: partner.id }, fr, en: null }
    const { id } = (await staff.call(createMailing, { body })).body
    await staff.call(sendMailing, { params: { id }, body: { at: null } }, { ifMatch: '1' })
    const pause = async (ms: number) => api.clock.advance(ms)
    await sendMailings(api.ctx(), pause)
    await api.runOutbox()
    api.clock.advance(2000)
    await sendMailings(api.ctx(), pause)
    return async () => (await staff.call(getMailing, { params: { id } })).body.report
  }
  const mailTo = ({ email }: { readonly email: string }) => api.mailer.sent.findLast(({ to }) => to === email)
  return { members, staff, write, mailTo, partnerId: partner.id }
}
const first = <T>(list: readonly T[]): T => {
  const [item] = list
  if (item === undefined) throw new Error('there is none')
  return item
}
const tokenIn = (text: string | undefined) => /\/desinscription\/([\w-]+)/u.exec(text ?? '')?.[1] ?? ''

const report = (api: TestApp, body: unknown, secret: string | null = SECRET) =>
  api.app.inject({
    ...{ method: 'POST', url: '/api/webhooks/bounces', payload: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', ...(secret && { 'x-bounce-secret': secret }) },
  })

describe('declining news', () => {
  test('takes one click in the mail program, without a session, and holds for the mailings to come', async ({
    api,
  }) => {
    const { members, write, mailTo } = await world(api, 2)
    const member = first(members)
    const reportOf = await write()
    const header = mailTo(member)?.headers?.['List-Unsubscribe'] ?? ''
    const url = new URL(/^<(.+)>$/u.exec(header)?.[1] ?? '')
    // Opening the address changes nothing: programs that look at links do so.
    const opened = await api.app.inject({ method: 'GET', url: url.pathname })
    expect([opened.statusCode, opened.headers.location]).toEqual([
      302,
      `/desinscription/${tokenIn(mailTo(member)?.text)}`,
    ])
    const browser = api.browser()
    const params = { token: tokenIn(mailTo(member)?.text) }
    expect((await browser.call(getUnsubscription, { params })).body).toMatchObject({ wanted: true })
    const clicked = await api.app.inject({
      ...{ method: 'POST', url: url.pathname, payload: 'List-Unsubscribe=One-Click' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(clicked.statusCode).toBe(200)
    expect(await reportOf()).toMatchObject({ sent: 2, unsubscribed: 1 })
    api.mailer.clear()
    expect(await (await write())()).toMatchObject({ mails: 1, notWanted: 1 })
    expect(mailTo(member)).toBeUndefined()
    const mine = await api.signInAs(member)
    expect((await mine.call(getNewsPreference)).body).toEqual({ wanted: false, basis: null })
    expect((await mine.call(updateNewsPreference, { body: { wanted: true } })).body).toEqual({
      ...{ wanted: true, basis: 'consent' },
    })
    const actions = await api.deps.db
      .select({ action: auditEntries.action, after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectKind, 'person'), eq(auditEntries.subjectId, member.id)))
    expect(actions).toMatchObject([
      { action: 'news.declined', after: { source: 'one-click' } },
      { action: 'news.asked-for', after: { source: 'portal' } },
    ])
  })

  test('by the link of the mail is taken back there; a link that was made up opens nothing', async ({
    api,
  }) => {
    const { members, write, mailTo } = await world(api)
    const reportOf = await write()
    const params = { token: tokenIn(mailTo(first(members))?.text) }
    const browser = api.browser()
    const declined = await browser.call(updateUnsubscription, { params, body: { wanted: false } })
    expect(declined.body.wanted).toBe(false)
    expect(declined.body.emailMasked).toMatch(/^pe•••@test\.example$/u)
    const back = await browser.call(updateUnsubscription, { params, body: { wanted: true } })
    expect(back.body.wanted).toBe(true)
    expect(await reportOf()).toMatchObject({ unsubscribed: 0 })
    const madeUp = `${params.token.startsWith('A') ? 'B' : 'A'}${params.token.slice(1)}`
    for (const token of ['x', madeUp, `${params.token}=`])
      expect((await browser.refusal(getUnsubscription, { params: { token } })).code).toBe('link.invalid')
  })

  test('the link of an old mail asks for nothing: only what it declined a moment ago is taken back', async ({
    api,
  }) => {
    const { members, write, mailTo } = await world(api)
    const member = first(members)
    await write()
    const params = { token: tokenIn(mailTo(member)?.text) }
    const browser = api.browser()
    const say = (wanted: boolean) => [updateUnsubscription, { params, body: { wanted } }] as const
    const mine = await api.signInAs(member)
    await mine.call(updateNewsPreference, { body: { wanted: false } })
    expect((await browser.refusal(...say(true))).code).toBe('news.declined')
    expect((await browser.call(...say(false))).body).toMatchObject({ wanted: false, mayTakeBack: false })
    expect((await browser.refusal(...say(true))).code).toBe('news.declined')
    await mine.call(updateNewsPreference, { body: { wanted: true } })
    expect((await browser.call(...say(true))).body.wanted).toBe(true)
    expect((await browser.call(...say(false))).body).toMatchObject({ wanted: false, mayTakeBack: true })
    api.clock.advance(24 * 60 * 60 * 1000)
    expect((await browser.call(getUnsubscription, { params })).body).toMatchObject({ mayTakeBack: false })
    expect((await browser.refusal(...say(true))).code).toBe('news.declined')
  })

  test('whoever left more than three years ago gets none unless asked for', async ({ api }) => {
    const { members, write, partnerId } = await world(api)
    const old = await api.make.member({}, { partnerId })
    await api.make.membership(old, { startsOn: '2022-01-01', endsOn: '2022-12-31' })
    expect(await (await write())()).toMatchObject({ mails: 1, notWanted: 1 })
    const mine = await api.signInAs(old)
    expect((await mine.call(getNewsPreference)).body).toEqual({ wanted: false, basis: null })
    await mine.call(updateNewsPreference, { body: { wanted: true } })
    expect(await (await write())()).toMatchObject({ mails: 2, notWanted: 0 })
    expect(members).toHaveLength(1)
  })
})

describe('mails that come back', () => {
  test('refused at once by the mail server mark the address: no mailing goes there, the member is told', async ({
    api,
  }) => {
    const { members, staff, write, partnerId } = await world(api)
    const member = first(members)
    const params = { id: member.id }
    const refusing = vi
      .spyOn(api.mailer, 'send')
      .mockRejectedValueOnce(new MessageRefusedError('550 5.1.1 user unknown'))
    expect(await (await write())()).toMatchObject({ mails: 1, bounced: 1, sent: 0, failed: 0 })
    refusing.mockRestore()
    const mine = await api.signInAs(member)
    const tasks = async () => (await mine.call(listMyTasks)).body.items.map(({ kind }) => kind)
    expect(await tasks()).toContain('email-undeliverable')
    const file = await staff.call(getMember, { params })
    expect(file.body.mail).toMatchObject({
      undeliverable: { reason: '550 5.1.1 user unknown' },
      news: 'contract',
    })
    const query = { partnerId, email: 'undeliverable' as const }
    expect((await staff.call(listMembers, { query })).body.items).toMatchObject([{ personId: member.id }])
    expect((await staff.call(listMembers, { query: { ...query, email: 'none' } })).body.items).toEqual([])
    await staff.call(clearUndeliverable, { params })
    expect((await staff.refusal(clearUndeliverable, { params })).code).toBe('resource.not-found')
    expect(await tasks()).not.toContain('email-undeliverable')
  })

  test('reported later are told apart, count once, and a complaint declines news', async ({ api }) => {
    const { members, staff, write, mailTo } = await world(api, 3)
    const [hard, soft, cross] = members
    if (!hard || !soft || !cross) throw new Error('three members')
    const reportOf = await write()
    const idOf = (member: typeof hard) => mailTo(member)?.messageId
    const list = [
      { address: hard.email.toUpperCase(), kind: 'hard', messageId: idOf(hard), reason: 'unknown' },
      { address: soft.email, kind: 'soft', messageId: idOf(soft) },
      { address: cross.email, kind: 'complaint', messageId: idOf(cross) },
    ]
    for (let times = 0; times < 2; times += 1) {
      const answer = await report(api, list)
      expect([answer.statusCode, answer.json()]).toEqual([200, { taken: 3 }])
    }
    expect(await reportOf()).toMatchObject({ bounced: 3, sent: 0 })
    const mail = async (member: typeof hard) =>
      (await staff.call(getMember, { params: { id: member.id } })).body.mail
    expect(await mail(hard)).toMatchObject({ undeliverable: { reason: 'unknown' } })
    expect(await mail(soft)).toEqual({ undeliverable: null, news: 'contract' })
    expect(await mail(cross)).toEqual({ undeliverable: null, news: null })
    // A known message that went to somebody else says nothing of it.
    await report(api, { address: 'other@test.example', kind: 'soft', messageId: idOf(soft) })
    expect(await (await write())()).toMatchObject({ mails: 1, undeliverable: 1, notWanted: 1 })
  })

  test('are taken from nobody without the secret, nor in another form', async ({ api }) => {
    const body = { address: 'a@test.example', kind: 'hard' }
    expect((await report(api, body, null)).json()).toMatchObject({ code: 'session.required' })
    expect((await report(api, body, `${SECRET}x`)).statusCode).toBe(401)
    expect((await report(api, { ...body, kind: 'lost' })).json()).toMatchObject({ code: 'request.invalid' })
    const broken = await api.app.inject({
      ...{ method: 'POST', url: '/api/webhooks/bounces', payload: '{' },
      headers: { 'content-type': 'application/json', 'x-bounce-secret': SECRET },
    })
    expect(broken.json()).toMatchObject({ code: 'request.malformed' })
  })
})
