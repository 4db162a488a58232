import * as staffContract from '@guichet/contract/staff-threads.contract'
import * as contract from '@guichet/contract/threads.contract'
import { auditEntries, notifications, threadFiles, threads } from '@guichet/db/schema'
import { MOST_IN_A_ROW, MOST_LOOSE_FILES, MOST_WAITING } from '@guichet/domain/threads'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PDF, ZIP } from '../../testing/sample-files.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { sweepFiles } from '../documents/index.ts'
import { tidyThreads } from './tidy-threads.ts'

const DAY_MS = 86_400_000

/** A member and somebody of the desk, both signed in. */
async function sides(api: TestApp) {
  const member = await api.make.member({ firstName: 'Zoé' })
  const own = await api.signInAs(member)
  const colleague = await api.make.staff('support')
  const desk = await api.signInAs(colleague)
  return { member, own, colleague, desk }
}
const open = async (api: TestApp, own: TestClient, over: object = {}) => {
  const { id: subjectId } = await api.make.threadSubject()
  const body = {
    subjectId,
    title: 'Virement égaré',
    text: 'Bonjour,\n\nmon virement n’est pas arrivé.',
    ...over,
  }
  return (await own.call(contract.createThread, { body })).body
}
const send = async (client: TestClient, name = 'releve.pdf') =>
  (await client.call(contract.sendThreadFile, { query: { name } }, { file: PDF })).body
const staffView = async (desk: TestClient, id: string) =>
  (await desk.call(staffContract.getStaffThread, { params: { id } })).body
/** What the desk answers after it has read all that is there. */
const answerOf = async (desk: TestClient, id: string, over: object = {}) => ({
  params: { id },
  body: {
    ...{ kind: 'message' as const, text: 'Le voici.' },
    lastReadId: (await staffView(desk, id)).posts.at(-1)?.id ?? '',
    ...over,
  },
})
const answer = async (desk: TestClient, id: string, over: object = {}) =>
  (await desk.call(staffContract.postStaffMessage, await answerOf(desk, id, over))).body
const view = async (own: TestClient, id: string) =>
  (await own.call(contract.getThread, { params: { id } })).body
const audited = async (api: TestApp, id: string) =>
  (
    await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
      .orderBy(auditEntries.id)
  ).map(({ action }) => action)

describe('a conversation', () => {
  test('goes from the first message to the answer, its closing and its taking up again', async ({ api }) => {
    const { own, desk, colleague, member } = await sides(api)
    const file = await send(own, '../../<b>rélevé\u202E.exe')
    const made = await open(api, own, { files: [file.id] })
    expect(made).toMatchObject({ state: 'open', unread: false, lastBy: 'member', reopenable: false })
    expect(made.posts).toMatchObject([{ kind: 'message', by: 'member', author: null, files: [file] }])
    expect(file.fileName).toMatch(/^[^/<>\u202E]+\.pdf$/u)
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['contact@test.example', `Conversation n°\u00A0${made.number}\u00A0: une réponse est attendue`],
    ])
    api.clock.advance(60_000)
    const answered = await answer(desk, made.id)
    expect(answered).toMatchObject({
      ...{ state: 'answered', waitingSince: null, memberNumber: expect.any(Number) },
      assignee: { id: colleague.id },
    })
    expect(await view(own, made.id)).toMatchObject({ state: 'answered', unread: true })
    expect((await own.call(contract.countUnreadThreads)).body).toEqual({ unread: 1 })
    await own.call(contract.readThread, { params: { id: made.id } })
    expect((await own.call(contract.countUnreadThreads)).body).toEqual({ unread: 0 })
    const [, seen] = (await view(own, made.id)).posts
    expect(seen).toMatchObject({ by: 'desk', author: null, text: 'Le voici.' })
    await api.runOutbox()
    const mail = api.mailer.sent.find(({ to }) => to === member.email)
    expect(mail?.text).toContain(`/messages/conversations/${made.id}`)
    for (const words of ['Le voici', 'virement', 'Virement'])
      expect(`${mail?.html}${mail?.text}`).not.toContain(words)
    const told = await api.deps.db.select().from(notifications).where(eq(notifications.personId, member.id))
    expect(told.map(({ template }) => template)).toEqual(['thread-answered'])
    api.clock.advance(60_000)
    const resolved = (await own.call(contract.resolveThread, { params: { id: made.id } })).body
    expect(resolved).toMatchObject({ state: 'resolved', reopenable: true, reopenableUntil: '2026-12-22' })
    expect((await own.refusal(contract.resolveThread, { params: { id: made.id } })).code).toBe('thread.state')
    api.clock.advance(60_000)
    const again = await own.call(contract.answerThread, {
      params: { id: made.id },
      body: { text: 'Encore.' },
    })
    expect(again.body).toMatchObject({ state: 'open', reopenableUntil: null })
    await api.runOutbox()
    // Whoever has it is told from now on.
    expect(api.mailer.sent.at(-1)?.to).toBe(colleague.email)
    expect(await audited(api, made.id)).toEqual([
      ...['thread.opened', 'thread.answered', 'thread.resolved', 'thread.answered'],
    ])
  })

  test('is taken up again for thirty days, not after them', async ({ api }) => {
    const { own, desk, member, colleague } = await sides(api)
    const { id } = await open(api, own)
    await answer(desk, id, { resolve: true })
    expect((await view(own, id)).posts.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
      ...['message member', 'message desk', 'resolved desk'],
    ])
    api.clock.advance(30 * DAY_MS)
    const owner = { id: member.id }
    const then = await api.signInAs(owner)
    expect((await then.call(contract.reopenThread, { params: { id } })).body.state).toBe('open')
    expect((await then.refusal(contract.reopenThread, { params: { id } })).code).toBe('thread.state')
    const later = await api.signInAs(colleague)
    await later.call(staffContract.setThreadState, { params: { id }, body: { state: 'resolved' } })
    expect(
      (await later.refusal(staffContract.setThreadState, { params: { id }, body: { state: 'resolved' } }))
        .code,
    ).toBe('thread.state')
    api.clock.advance(31 * DAY_MS)
    const late = await api.signInAs(owner)
    const input = { params: { id }, body: { text: 'Trop tard' } }
    expect((await late.refusal(contract.reopenThread, { params: { id } })).code).toBe('thread.closed')
    expect((await late.refusal(contract.answerThread, input)).code).toBe('thread.closed')
  })

  test('is its person’s alone: the same answer for others as for nothing', async ({ api }) => {
    const { own } = await sides(api)
    const file = await send(own)
    const { id } = await open(api, own, { files: [file.id] })
    const other = await api.signInAs(await api.make.member())
    const nothing = { id: '01900000-0000-7000-8000-00000000dead' }
    for (const route of [
      contract.getThread,
      contract.readThread,
      contract.resolveThread,
      contract.reopenThread,
    ]) {
      const refusals = [
        await other.refusal(route, { params: { id } }),
        await other.refusal(route, { params: nothing }),
      ]
      expect(refusals.map(({ code, status }) => [code, status])).toEqual(
        Array(2).fill(['resource.not-found', 404]),
      )
    }
    const post = await other.refusal(contract.answerThread, { params: { id }, body: { text: 'Moi' } })
    const read = await other.refusal(contract.getThreadFile, { params: { id, fileId: file.id } })
    expect([post.code, read.code]).toEqual(['resource.not-found', 'resource.not-found'])
    expect((await other.call(contract.listThreads, { query: { q: 'virement' } })).body.items).toEqual([])
    // A file that somebody else sent, and one that has its message already, cannot be named.
    const { id: mine } = await open(api, other)
    for (const client of [other, own]) {
      const threadId = client === other ? mine : id
      const body = { text: 'Voir', files: [file.id] }
      const refused = await client.refusal(contract.answerThread, { params: { id: threadId }, body })
      expect(refused.errors).toMatchObject([{ pointer: '/files' }])
    }
    const finance = await api.signInAs(await api.make.staff('finance'))
    expect((await finance.refusal(staffContract.getStaffThread, { params: { id } })).code).toBe(
      'session.forbidden',
    )
  })

  test('is found by words of its messages, accents forgiven; notes of the desk are not', async ({ api }) => {
    const { own, desk, member } = await sides(api)
    const { id } = await open(api, own, { title: 'Échéancier', text: 'Le prélèvement du 5 est refusé' })
    await desk.call(
      staffContract.postStaffMessage,
      await answerOf(desk, id, { kind: 'note', text: 'Client pénible' }),
    )
    const found = async (q: string) =>
      (await own.call(contract.listThreads, { query: { q } })).body.items.map((line) => line.id)
    expect(await found('PRELEVEMENT refuse')).toEqual([id])
    expect(await found('echeancier')).toEqual([id])
    expect(await found('penible')).toEqual([])
    expect(await found('%')).toEqual([])
    const staffFound = async (q: string) =>
      (await desk.call(staffContract.listStaffThreads, { query: { q } })).body.items.map((line) => line.id)
    expect(await staffFound(`penible ${member.lastName}`)).toEqual([id])
    const seen = await view(own, id)
    expect(seen).toMatchObject({ unread: false, state: 'open' })
    expect(JSON.stringify(seen)).not.toContain('pénible')
    expect((await staffView(desk, id)).posts.map(({ kind }) => kind)).toEqual(['message', 'note'])
  })

  test('bounds what one person may ask at a time', async ({ api }) => {
    const { own, desk } = await sides(api)
    const first = await open(api, own)
    const { id: subjectId } = await api.make.threadSubject()
    const body = { subjectId, title: 'Encore', text: 'Encore' }
    const made = await Promise.all(
      Array.from({ length: MOST_WAITING + 3 }, () => own.attempt(contract.createThread, { body })),
    )
    expect(made.filter(({ statusCode }) => statusCode === 201)).toHaveLength(MOST_WAITING - 1)
    expect((await own.refusal(contract.createThread, { body })).code).toBe('thread.too-many')
    api.clock.advance(1000)
    const posts = await Promise.all(
      Array.from({ length: MOST_IN_A_ROW + 2 }, () =>
        own.attempt(contract.answerThread, { params: { id: first.id }, body: { text: 'Alors ?' } }),
      ),
    )
    expect(posts.filter(({ statusCode }) => statusCode === 201)).toHaveLength(MOST_IN_A_ROW - 1)
    expect(posts.map((post) => post.json().code)).toContain('thread.enough')
    api.clock.advance(1000)
    await answer(desk, first.id)
    api.clock.advance(1000)
    await own.call(contract.answerThread, { params: { id: first.id }, body: { text: 'Merci' } })
    const gone = await api.make.threadSubject({ offered: false })
    const refused = await own.refusal(contract.createThread, { body: { ...body, subjectId: gone.id } })
    expect(refused.code).toBe('thread.too-many')
    const newcomer = await api.signInAs(await api.make.member())
    const stray = await newcomer.refusal(contract.createThread, { body: { ...body, subjectId: gone.id } })
    expect(stray.errors).toMatchObject([{ pointer: '/subjectId', code: 'invalid' }])
  })

  test('sent twice under one key is one', async ({ api }) => {
    const { own, member } = await sides(api)
    const { id: subjectId } = await api.make.threadSubject()
    const body = { subjectId, title: 'Une fois', text: 'Une fois' }
    const twice = [1, 2].map(() =>
      own.attempt(contract.createThread, { body }, { idempotencyKey: 'once-only-000001' }),
    )
    await Promise.all(twice)
    const rows = await api.deps.db.select().from(threads).where(eq(threads.personId, member.id))
    expect(rows).toHaveLength(1)
  })
})

describe('files of a conversation', () => {
  test('are checked by their content, read by both sides and written down; damaged ones never leave', async ({
    api,
  }) => {
    const { own, desk } = await sides(api)
    const refusedFile = await own.refusal(
      contract.sendThreadFile,
      { query: { name: 'a.pdf' } },
      { file: ZIP },
    )
    expect(refusedFile.code).toBe('document.type-refused')
    const empty = await own.refusal(
      contract.sendThreadFile,
      { query: { name: 'a.pdf' } },
      { file: Buffer.alloc(0) },
    )
    expect(empty.code).toBe('document.empty')
    const file = await send(own)
    const { id, number } = await open(api, own, { files: [file.id] })
    const params = { id, fileId: file.id }
    const read = await own.call(contract.getThreadFile, { params })
    expect(read.headers['content-disposition']).toMatch(/^attachment/u)
    expect(read.headers['content-security-policy']).toContain('sandbox')
    await desk.call(staffContract.getStaffThreadFile, { params })
    expect((await audited(api, id)).filter((action) => action === 'thread.file-read')).toHaveLength(2)
    const [row] = await api.deps.db.select().from(threadFiles).where(eq(threadFiles.id, file.id))
    await api.deps.db
      .update(threadFiles)
      .set({ sha256: '0'.repeat(64) })
      .where(eq(threadFiles.id, file.id))
    expect((await own.refusal(contract.getThreadFile, { params })).code).toBe('document.damaged')
    await api.runOutbox()
    const told = api.mailer.sent.find(({ subject }) => subject.startsWith('Fichier altéré'))
    expect(told?.subject).toContain(String(number))
    await api.deps.db
      .update(threadFiles)
      .set({ sha256: row?.sha256 ?? '' })
      .where(eq(threadFiles.id, file.id))
    // A file of a note is the desk’s alone.
    const noted = (
      await desk.call(staffContract.sendStaffThreadFile, { query: { name: 'n.pdf' } }, { file: PDF })
    ).body
    await answer(desk, id, { kind: 'note', files: [noted.id] })
    const hidden = await own.refusal(contract.getThreadFile, { params: { id, fileId: noted.id } })
    expect(hidden.code).toBe('resource.not-found')
  })

  test('that no message names are few, and gone after a day; those of a message stay', async ({ api }) => {
    const { own, member } = await sides(api)
    const kept = await send(own)
    await open(api, own, { files: [kept.id] })
    const sent = await Promise.all(
      Array.from({ length: MOST_LOOSE_FILES + 2 }, () =>
        own.attempt(contract.sendThreadFile, { query: { name: 'a.pdf' } }, { file: PDF }),
      ),
    )
    expect(sent.filter(({ statusCode }) => statusCode === 201)).toHaveLength(MOST_LOOSE_FILES)
    const full = await own.refusal(contract.sendThreadFile, { query: { name: 'a.pdf' } }, { file: PDF })
    expect(full.code).toBe('thread.files-full')
    api.clock.advance(DAY_MS + 1000)
    await tidyThreads(api.ctx())
    await api.runOutbox()
    const left = await api.deps.db.select().from(threadFiles).where(eq(threadFiles.senderId, member.id))
    expect(left.map(({ id }) => id)).toEqual([kept.id])
    api.clock.advance(2 * DAY_MS)
    await sweepFiles(api.ctx())
    const [row] = left
    if (!row) throw new Error('a file')
    const opened = await api.deps.files.open({ key: row.fileKey, sha256: row.sha256, size: row.size })
    await opened.return(undefined)
  })

  test('go with the conversation three years after it was resolved', async ({ api }) => {
    const { own, desk } = await sides(api)
    const file = await send(own)
    const { id } = await open(api, own, { files: [file.id] })
    await answer(desk, id, { resolve: true })
    const [row] = await api.deps.db.select().from(threadFiles).where(eq(threadFiles.id, file.id))
    api.clock.advance(3 * 365 * DAY_MS)
    await tidyThreads(api.ctx())
    expect(await api.deps.db.select({ id: threads.id }).from(threads).where(eq(threads.id, id))).toHaveLength(
      1,
    )
    api.clock.advance(3 * DAY_MS)
    await tidyThreads(api.ctx())
    await api.runOutbox()
    expect(await api.deps.db.select({ id: threads.id }).from(threads).where(eq(threads.id, id))).toEqual([])
    expect((await audited(api, id)).at(-1)).toBe('thread.retention-ended')
    const { fileKey: key = '', sha256 = '', size = 0 } = row ?? {}
    await expect(api.deps.files.open({ key, sha256, size })).rejects.toThrow()
  })
})
