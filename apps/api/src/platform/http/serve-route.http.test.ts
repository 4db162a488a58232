import { getMe, updateMe } from '@guichet/contract/me.contract'
import { defineRoute } from '@guichet/contract/route'
import { auditEntries } from '@guichet/db/schema'
import { dbTest } from '@guichet/db/testing'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../../app.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import { createTestDeps } from '../../testing/test-deps.ts'
import { serveRoute } from './serve-route.ts'

const route = defineRoute({
  method: 'GET',
  path: '/planted',
  operationId: 'getPlanted',
  tag: 'Planted',
  summary: 'Planted by a test',
  access: { kind: 'public' },
  responses: { 200: z.object({ shown: z.string(), inner: z.array(z.object({ id: z.int() })) }) },
  problems: [],
})

describe('a route', () => {
  dbTest('without access does not boot', async ({ tx }) => {
    const { deps } = createTestDeps({ tx })
    const app = await buildApp(deps)
    expect(() => app.get('/api/v1/forgotten', async () => 'open to all')).toThrow(
      'GET /api/v1/forgotten declares no access',
    )
    expect(() => app.post('/api/else', { config: {} }, async () => '')).toThrow('declares no access')
    await app.close()
  })

  dbTest('never answers fields that its contract does not declare', async ({ tx }) => {
    const { deps } = createTestDeps({ tx })
    const app = await buildApp(deps)
    const row = { shown: 'yes', passwordHash: '$2b$…', inner: [{ id: 1, nir: '190' }] }
    serveRoute(app, deps, route, async ({ reply }) => reply(200, row))
    const answer = await app.inject({ url: '/api/v1/planted' })
    expect(answer.json()).toEqual({ shown: 'yes', inner: [{ id: 1 }] })
    await app.close()
  })
})

describe('versions of what is read and edited', () => {
  test('an unchanged representation is not sent again', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { etag } = await client.call(getMe)
    expect(etag).toMatch(/^"[^"]+"$/u)
    for (const ifNoneMatch of [etag ?? '', `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await client.attempt(getMe, {}, { ifNoneMatch })
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag])
    }
    expect((await client.attempt(getMe, {}, { ifNoneMatch: '"other"' })).statusCode).toBe(200)
  })

  test('an edit says which version it is of, and loses against a later one', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { etag } = await client.call(getMe)
    const edit = { body: { activity: 'Potière' } }
    expect((await client.refusal(updateMe, edit)).code).toBe('resource.precondition-required')
    const changed = await client.call(updateMe, edit, { ifMatch: etag ?? '' })
    expect(changed.etag).not.toBe(etag)
    for (const ifMatch of [etag ?? '', '"0"', 'garbage', '"0", "1"', '"*"x']) {
      expect((await client.refusal(updateMe, edit, { ifMatch })).code).toBe('resource.changed')
    }
    for (const ifMatch of [`W/${changed.etag}`, `"0", ${changed.etag}`, '*']) {
      const again = await client.call(updateMe, edit, { ifMatch })
      expect([ifMatch, again.etag]).toEqual([ifMatch, changed.etag])
    }
  })

  test('an edit that changes nothing makes no version', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const before = await client.call(getMe)
    const { firstName, phone, siret, personalAddress } = before.body
    const edits = [{}, { firstName }, { siret }, { phone: phone ?? '', personalAddress }, { nir: '' }]
    for (const body of edits) {
      const { etag } = await client.call(updateMe, { body }, { ifMatch: before.etag ?? '' })
      expect([body, etag]).toEqual([body, before.etag])
    }
    const count = () =>
      api.deps.db.$count(
        auditEntries,
        and(eq(auditEntries.action, 'member.updated'), eq(auditEntries.subjectId, member.id)),
      )
    expect(await count()).toBe(0)
    const nir = { body: { nir: '1 90 01 75 123 456 55' } }
    const changed = await client.call(updateMe, nir, { ifMatch: '*' })
    expect(changed.etag).not.toBe(before.etag)
    expect((await client.call(updateMe, nir, { ifMatch: '*' })).etag).toBe(changed.etag)
    expect(await count()).toBe(1)
  })

  test('of twenty edits of one version at once, one wins', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { etag } = await client.call(getMe)
    const tries = Array.from({ length: 20 }, (_, n) =>
      client.copy().attempt(updateMe, { body: { activity: `Métier ${n}` } }, { ifMatch: etag ?? '' }),
    )
    const statuses = (await Promise.all(tries)).map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 412)).toHaveLength(19)
  })
})
