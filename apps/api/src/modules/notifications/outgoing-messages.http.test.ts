import {
  cancelOutgoingMessage,
  getOutgoingMessage,
  listOutgoingMessages,
  resendOutgoingMessage,
} from '@guichet/contract/outgoing.contract'
import { auditEntries, outgoingMessages } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { MessageRefusedError } from '../../platform/ports/message-refused.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { deliverMessage, requeueMessages } from './index.ts'

const support = async (api: TestApp) => api.signInAs(await api.make.staff('support'))
const NOWHERE = '01900000-0000-7000-8000-00000000dead'

async function stateOf(api: TestApp, id: string) {
  const [row] = await api.deps.db.select().from(outgoingMessages).where(eq(outgoingMessages.id, id))
  return row
}

describe('messages on their way out', () => {
  test('are found by part of the recipient, by state, channel and kind, page by page', async ({ api }) => {
    const staff = await support(api)
    const person = await api.make.member()
    for (let n = 0; n < 3; n++)
      await api.make.outgoing({ recipient: `find.me-${n}@test.example`, personId: person.id })
    await api.make.outgoing({ recipient: 'find.me-3@test.example', state: 'sent', template: 'gone-template' })
    const query = { q: 'FIND.me', limit: 2 }
    const first = (await staff.call(listOutgoingMessages, { query })).body
    expect(first).toMatchObject({ total: 4, firstRank: 1 })
    const cursor = first.nextCursor ?? ''
    const second = (await staff.call(listOutgoingMessages, { query: { ...query, cursor } })).body
    const seen = [...first.items, ...second.items].map(({ recipient }) => recipient).toSorted()
    expect(seen).toEqual([0, 1, 2, 3].map((n) => `find.me-${n}@test.example`))
    const failed = await staff.call(listOutgoingMessages, {
      query: { q: 'find.me', state: 'failed', channel: 'mail', kind: 'trash-ending' },
    })
    expect(failed.body.items).toHaveLength(3)
    expect(failed.body.items[0]).toMatchObject({
      ...{
        subject: '1 document de votre corbeille sera effacé le 31 décembre 2026',
        lastError: '550 no such user',
      },
      ...{ isMember: true, attempts: 3, resendable: true, cancellable: false },
    })
    const gone = await staff.call(listOutgoingMessages, { query: { kind: 'gone-template' } })
    expect(gone.body.items[0]).toMatchObject({ kind: 'gone-template', subject: null })
  })

  test('are read, which is written down; what is for the recipient alone is not', async ({ api }) => {
    const staff = await support(api)
    const open = await api.make.outgoing()
    const shown = await staff.call(getOutgoingMessage, { params: { id: open.id } })
    expect(shown.body.text).toContain('Bonjour Zoé')
    const secret = api.deps.encryption.encrypt('{"link":"https://x"}', 'outgoing_messages.secret')
    const data = { values: { firstName: 'Zoé' }, secret: secret.toString('base64') }
    const hidden = await api.make.outgoing({ template: 'password-reset', state: 'sent', data })
    const { body } = await staff.call(getOutgoingMessage, { params: { id: hidden.id } })
    expect(body).toMatchObject({ text: null, secret: true, resendable: false })
    expect(JSON.stringify(body)).not.toContain(data.secret)
    const again = await staff.refusal(resendOutgoingMessage, { params: { id: hidden.id } })
    expect(again.code).toBe('outgoing.not-resendable')
    const entries = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, open.id))
    expect(entries).toMatchObject([{ action: 'outgoing.read', subjectKind: 'outgoing-message' }])
  })

  test('leave again when they are sent again, once for each time', async ({ api }) => {
    const staff = await support(api)
    const { id } = await api.make.outgoing({ recipient: 'again@test.example' })
    const both = await Promise.all([1, 2].map(() => staff.attempt(resendOutgoingMessage, { params: { id } })))
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to }) => to)).toEqual(['again@test.example'])
    expect(await stateOf(api, id)).toMatchObject({ state: 'sent', attempts: 4, lastError: null })
    const missing = await staff.refusal(resendOutgoingMessage, { params: { id: NOWHERE } })
    expect(missing.code).toBe('resource.not-found')
  })

  test('are kept back as long as they have not left', async ({ api }) => {
    const staff = await support(api)
    const { id } = await api.make.outgoing({ state: 'queued' })
    const { body } = await staff.call(cancelOutgoingMessage, { params: { id } })
    expect(body).toMatchObject({ state: 'cancelled', resendable: true })
    await deliverMessage(api.ctx(), id)
    expect(api.mailer.sent).toEqual([])
    const claimedUntil = new Date(api.clock.now().getTime() + 60_000)
    const held = await api.make.outgoing({ state: 'queued', claimedUntil })
    const late = await staff.refusal(cancelOutgoingMessage, { params: { id: held.id } })
    expect(late.code).toBe('outgoing.not-cancellable')
    const finance = await api.signInAs(await api.make.staff('finance'))
    const forbidden = await finance.refusal(cancelOutgoingMessage, { params: { id: held.id } })
    expect(forbidden.code).toBe('session.forbidden')
  })
})

describe('a message that does not leave', () => {
  test('is given up at once when its recipient is refused for good', async ({ api }) => {
    const { id } = await api.make.outgoing({ state: 'queued', attempts: 0, lastError: null })
    const ctx = api.ctx()
    const mailer = {
      send: () => Promise.reject(new MessageRefusedError('550 5.1.1 unknown')),
      stop: () => undefined,
    }
    await deliverMessage({ ...ctx, deps: { ...ctx.deps, mailer } }, id)
    expect(await stateOf(api, id)).toMatchObject({ state: 'failed', lastError: '550 5.1.1 unknown' })
  })

  test('says when it is tried again, and is given up after three days', async ({ api }) => {
    const { id } = await api.make.outgoing({ state: 'queued', attempts: 0, lastError: null })
    api.mailer.failNext(2)
    await expect(deliverMessage(api.ctx(), id)).rejects.toThrow('ECONNREFUSED')
    const nextTryAt = new Date(api.clock.now().getTime() + 2000)
    expect(await stateOf(api, id)).toMatchObject({ state: 'queued', attempts: 1, nextTryAt })
    api.clock.advance(3 * 86_400_000 + 1)
    await deliverMessage(api.ctx(), id)
    expect(await stateOf(api, id)).toMatchObject({ state: 'failed', attempts: 2, nextTryAt: null })
  })

  test('by SMS waits when no gateway is set', async ({ api }) => {
    const { id } = await api.make.outgoing({ state: 'queued', channel: 'sms', recipient: '+33612345678' })
    const ctx = api.ctx()
    await deliverMessage({ ...ctx, deps: { ...ctx.deps, sms: null } }, id)
    expect(await stateOf(api, id)).toMatchObject({ state: 'queued', lastError: 'no SMS gateway is set' })
  })

  test('is taken up again after two hours, all of them, unless a job is about to try', async ({ api }) => {
    const createdAt = new Date(api.clock.now().getTime() - 3 * 3_600_000)
    const soon = new Date(api.clock.now().getTime() + 60_000)
    const recipient = 'overdue@test.example'
    for (let n = 0; n < 3; n++)
      await api.make.outgoing({ state: 'queued', attempts: 0, lastError: null, createdAt, recipient })
    await api.make.outgoing({ state: 'queued', attempts: 2, nextTryAt: soon, createdAt, recipient })
    await requeueMessages(api.ctx())
    await api.runOutbox()
    expect(api.mailer.sent.filter(({ to }) => to === recipient)).toHaveLength(3)
  })
})
