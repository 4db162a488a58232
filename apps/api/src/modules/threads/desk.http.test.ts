import { startAssistance } from '@guichet/contract/assistances.contract'
import { listSignInReports } from '@guichet/contract/sign-in-reports.contract'
import * as contract from '@guichet/contract/staff-threads.contract'
import {
  answerThread,
  createThread,
  getThread,
  listThreadSubjects,
  listThreads,
  resolveThread,
} from '@guichet/contract/threads.contract'
import { auditEntries, signInReports, threadPosts, threads } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { openSecurityThread } from './open-security-thread.ts'

const desk = async (api: TestApp, role: 'support' | 'manager' = 'support') => {
  const colleague = await api.make.staff(role)
  return { colleague, client: await api.signInAs(colleague) }
}
const message = (lastReadId: string, text: string) => ({ kind: 'message' as const, text, lastReadId })

describe('the desk', () => {
  test('takes a conversation once of two who take it at once, and gives it on', async ({ api }) => {
    const { id } = await api.make.thread(await api.make.member())
    const [first, second] = [await desk(api), await desk(api)]
    const take = ({ client, colleague }: Awaited<ReturnType<typeof desk>>) =>
      client.attempt(contract.assignThread, { params: { id }, body: { from: null, to: colleague.id } })
    const answers = await Promise.all([take(first), take(second)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect(answers.map((answer) => answer.json().code)).toContain('thread.assigned')
    const winner = answers[0]?.statusCode === 200 ? first : second
    const loser = winner === first ? second : first
    const counts = async ({ client }: typeof first) => (await client.call(contract.countStaffThreads)).body
    expect((await counts(winner)).mine).toBe(1)
    expect((await counts(loser)).mine).toBe(0)
    const give = { from: winner.colleague.id, to: loser.colleague.id }
    await winner.client.call(contract.assignThread, { params: { id }, body: give })
    const mine = await loser.client.call(contract.listStaffThreads, {
      query: { assigned: 'me', state: 'open' },
    })
    expect(mine.body.items.map((line) => line.id)).toEqual([id])
    const stranger = await api.make.member()
    const body = { from: loser.colleague.id, to: stranger.id }
    const refused = await loser.client.refusal(contract.assignThread, { params: { id }, body })
    expect(refused.errors).toMatchObject([{ pointer: '/to', code: 'invalid' }])
    const { items } = (await loser.client.call(contract.listThreadColleagues)).body
    expect(items.map((one) => one.id)).toContain(winner.colleague.id)
  })

  test('never answers twice: of two answers at once one is shown what came before', async ({ api }) => {
    const { id, postId } = await api.make.thread(await api.make.member())
    const [first, second] = [await desk(api), await desk(api)]
    const say = ({ client }: typeof first, text: string) =>
      client.attempt(contract.postStaffMessage, { params: { id }, body: message(postId, text) })
    api.clock.advance(1000)
    const answers = await Promise.all([say(first, 'Un'), say(second, 'Deux')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    expect(answers.map((answer) => answer.json().code)).toContain('thread.moved-on')
    const posts = await api.deps.db.select().from(threadPosts).where(eq(threadPosts.threadId, id))
    expect(posts).toHaveLength(2)
  })

  test('and the member end in one state when one answers while the other closes', async ({ api }) => {
    const member = await api.make.member()
    const { id, postId } = await api.make.thread(member)
    const own = await api.signInAs(member)
    const { client } = await desk(api)
    api.clock.advance(1000)
    const [closed, answered] = await Promise.all([
      own.attempt(resolveThread, { params: { id } }),
      client.attempt(contract.postStaffMessage, { params: { id }, body: message(postId, 'Voici') }),
    ])
    expect(closed.statusCode).toBe(200)
    const { body } = await own.call(getThread, { params: { id } })
    // Closed last: resolved. Closed first: the desk reads that before it answers.
    expect(body.state).toBe('resolved')
    expect(body.posts).toHaveLength(answered.statusCode === 201 ? 3 : 2)
  })

  test('sees first who waits longest; filters by state, subject, person and assignment', async ({ api }) => {
    const member = await api.make.member()
    const { id: subjectId } = await api.make.threadSubject()
    const old = await api.make.thread(member, { subjectId })
    api.clock.advance(60_000)
    const young = await api.make.thread(member, { subjectId })
    const done = await api.make.thread(member, {
      ...{ subjectId, state: 'resolved', waitingSince: null, resolvedAt: api.clock.now() },
    })
    const { client } = await desk(api)
    const list = async (query: object) =>
      (await client.call(contract.listStaffThreads, { query: { subjectId, ...query } })).body
    expect((await list({ state: 'open' })).items.map(({ id }) => id)).toEqual([old.id, young.id])
    expect((await list({ state: 'resolved' })).items.map(({ id }) => id)).toEqual([done.id])
    expect((await list({ personId: member.id, assigned: 'nobody' })).items).toHaveLength(3)
    expect((await list({ assigned: 'somebody' })).items).toEqual([])
    const page = await list({ state: 'open', limit: 1 })
    const next = await list({ state: 'open', limit: 1, cursor: page.nextCursor })
    expect([page.total, next.items[0]?.id, next.firstRank]).toEqual([2, young.id, 2])
    expect(page.items[0]).toMatchObject({ waitingSince: '2026-11-22T09:00:00.000Z', personId: member.id })
  })

  test('keeps answers and subjects, which managers edit and nobody loses by editing at once', async ({
    api,
  }) => {
    const { client } = await desk(api, 'manager')
    const input = { name: 'Relance', fr: 'Bonjour {{firstName}} {{nir}}', en: null }
    const refused = await client.refusal(contract.createKeptAnswer, { body: input })
    expect(refused.errors).toMatchObject([{ pointer: '/fr', code: 'mailing.placeholder' }])
    const kept = (
      await client.call(contract.createKeptAnswer, { body: { ...input, fr: 'Bonjour {{firstName}}' } })
    ).body
    const change = (name: string) =>
      client.attempt(
        contract.updateKeptAnswer,
        { params: { id: kept.id }, body: { name, fr: 'Bonsoir', en: 'Good evening' } },
        { ifMatch: '1' },
      )
    const answers = await Promise.all([change('Un'), change('Deux')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412])
    await client.call(contract.deleteKeptAnswer, { params: { id: kept.id } })
    expect((await client.refusal(contract.deleteKeptAnswer, { params: { id: kept.id } })).code).toBe(
      'resource.not-found',
    )
    const made = (
      await client.call(contract.createThreadSubject, {
        body: { labelFr: 'Stages', labelEn: 'Trainings', offered: true },
      })
    ).body
    const own = await api.signInAs(await api.make.member())
    const offered = async () => (await own.call(listThreadSubjects)).body.items.map(({ id }) => id)
    expect(await offered()).toContain(made.id)
    const question = { subjectId: made.id, title: 'Stage de mai', text: 'Reste-t-il une place ?' }
    await own.call(createThread, { body: question })
    await client.call(
      contract.updateThreadSubject,
      { params: { id: made.id }, body: { labelFr: 'Stages', labelEn: 'Trainings', offered: false } },
      { ifMatch: '1' },
    )
    expect(await offered()).not.toContain(made.id)
    const { items } = (await client.call(contract.listStaffThreadSubjects)).body
    expect(items.find(({ id }) => id === made.id)).toMatchObject({ offered: false, threadCount: 1 })
    const { client: support } = await desk(api)
    expect((await support.refusal(contract.createKeptAnswer, { body: input })).code).toBe('session.forbidden')
    const actions = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, kept.id))
    expect(actions.map(({ action }) => action).toSorted()).toEqual([
      ...['kept-answer.created', 'kept-answer.deleted', 'kept-answer.updated'],
    ])
  })

  test('cannot write in the name of a member in whose file it acts', async ({ api }) => {
    const member = await api.make.member()
    const { id } = await api.make.thread(member)
    const { client } = await desk(api, 'manager')
    const { body: assistance } = await client.call(startAssistance, {
      params: { id: member.id },
      body: { reason: 'Appel du 22 novembre' },
    })
    const headers = { 'x-guichet-file': assistance.id }
    const read = await client.attempt(getThread, { params: { id } }, { headers })
    const write = await client.attempt(answerThread, { params: { id }, body: { text: 'Moi' } }, { headers })
    expect([read.statusCode, write.statusCode]).toEqual([403, 403])
  })
})

describe('“Ce n’est pas moi”', () => {
  test('opens a conversation of security once for each report, linked both ways', async ({ api }) => {
    const member = await api.make.member()
    const reportId = api.deps.ids.uuid()
    await api.deps.db.insert(signInReports).values({
      ...{ id: reportId, personId: member.id, signedInAt: api.clock.now(), reportedAt: api.clock.now() },
      ...{ userAgent: '', ip: '127.0.0.1' },
    })
    const denial = { personId: member.id, kind: 'sign-in-denied', reportId } as const
    for (let times = 0; times < 2; times += 1) await withTx(api.ctx(), (tx) => openSecurityThread(tx, denial))
    const rows = await api.deps.db.select().from(threads).where(eq(threads.personId, member.id))
    expect(rows).toMatchObject([{ state: 'open', signInReportId: reportId, title: 'Connexion contestée' }])
    const { client } = await desk(api)
    const reports = await client.call(listSignInReports, { query: { q: member.lastName } })
    expect(reports.body.items).toMatchObject([{ id: reportId, threadId: rows[0]?.id }])
    const seen = (await client.call(contract.getStaffThread, { params: { id: rows[0]?.id ?? '' } })).body
    expect(seen).toMatchObject({
      ...{ signInReportId: reportId, lastBy: 'portal', subject: { label: 'Sécurité de mon espace' } },
      posts: [{ kind: 'sign-in-denied', by: 'portal', author: null, text: '' }],
    })
    const { client: manager } = await desk(api, 'manager')
    const kept = await manager.refusal(
      contract.updateThreadSubject,
      { params: { id: seen.subject.id }, body: { labelFr: 'Sécurité', labelEn: 'Safety', offered: false } },
      { ifMatch: '1' },
    )
    expect(kept.code).toBe('thread-subject.kept')
    await withTx(api.ctx(), (tx) =>
      openSecurityThread(tx, { personId: member.id, kind: 'recovery-denied', reportId: null }),
    )
    const own = await api.signInAs(member)
    expect((await own.call(listThreads)).body.items.map(({ unread }) => unread)).toEqual([true, true])
  })
})
