import { listMemberships } from '@guichet/contract/memberships.contract'
import { createSession, getSession } from '@guichet/contract/session.contract'
import { createDb, createPool } from '@guichet/db'
import { filePgTest } from '@guichet/db/testing'
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { buildApp } from '../../app.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import { createTestClient } from '../../testing/test-client.ts'
import { createTestDeps } from '../../testing/test-deps.ts'

const NOWHERE = 'postgres://nobody@127.0.0.1:3699/nothing'

describe('health', () => {
  test('says live and ready while all answers', async ({ api }) => {
    for (const [name, status] of [
      ['live', 'live'],
      ['ready', 'ready'],
    ] as const) {
      const answer = await api.browser().send({ url: `/api/health/${name}` })
      expect([answer.statusCode, answer.json()]).toEqual([200, { status }])
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })

  test('names what is away, without a word on where it should be', async ({ api }) => {
    const files = { ...api.deps.files, isReady: () => Promise.reject(new Error('bucket.internal.example')) }
    const jobs = { ...api.deps.jobs, isReady: () => Promise.reject(new Error('queue')) }
    const app = await buildApp({ ...api.deps, files, jobs })
    const answer = await createTestClient({ app }).send({ url: '/api/health/ready' })
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ code: 'service.unavailable', detail: 'files, jobs' })
    expect(answer.headers['retry-after']).toBe('2')
    await app.close()
  })

  filePgTest('a database that is away: live, not ready, every call 503 with Retry-After', async ({ pg }) => {
    const pool = createPool(NOWHERE, { connectionTimeoutMs: 1000 })
    const { deps } = createTestDeps({ pg })
    const app = await buildApp({ ...deps, pool, db: createDb(pool) })
    const client = createTestClient({ app })
    expect((await client.send({ url: '/api/health/live' })).statusCode).toBe(200)
    const ready = await client.send({ url: '/api/health/ready' })
    expect([ready.statusCode, ready.json().detail]).toEqual([503, 'database'])
    const signIn = await client.refusal(createSession, { body: { identifier: 'a', password: 'b' } })
    expect(signIn).toMatchObject({ status: 503, code: 'service.unavailable', retryAfterSeconds: 2 })
    expect((await client.refusal(listMemberships)).code).toBe('session.required')
    await app.close()
    await pool.end()
  })

  test('connections that are cut are made anew', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    await api.deps.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`,
    )
    const statuses = []
    for (let n = 0; n < 5; n++) statuses.push((await client.attempt(getSession)).statusCode)
    expect(statuses.at(-1)).toBe(200)
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true)
  })
})
