import { createRenewal } from '@guichet/contract/memberships.contract'
import { idempotencyKeys, renewals } from '@guichet/db/schema'
import { eq, sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { describe, expect } from 'vitest'
import type { Ctx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { withIdempotency } from './idempotency.ts'

/** How long a call is waited for here; elsewhere five seconds. */
const SOON_MS = 300

async function payer(api: TestApp) {
  const member = await api.make.member()
  const membership = await api.make.membership(member)
  const client = await api.signInAs(member)
  const input = (method: 'transfer' | 'cheque', typeId = membership.typeId) => ({
    params: { id: membership.id },
    body: { typeId, method },
  })
  const made = () =>
    api.deps.db.select({ id: renewals.id }).from(renewals).where(eq(renewals.personId, member.id))
  const keys = () => api.deps.db.select().from(idempotencyKeys).where(eq(idempotencyKeys.actorId, member.id))
  return { member, client, input, made, keys }
}

describe('the same Idempotency-Key', () => {
  test('answers the same again, without doing it again', async ({ api }) => {
    const { client, input, made } = await payer(api)
    const first = await client.call(createRenewal, input('transfer'), { idempotencyKey: 'k1' })
    const again = await client.call(createRenewal, input('transfer'), { idempotencyKey: 'k1' })
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(await made()).toHaveLength(1)
    api.clock.advance(6 * 86_400_000)
    const renewed = await api.signInAs({ id: (await payerOf(api, first.body.id)) ?? '' })
    expect((await renewed.call(createRenewal, input('transfer'), { idempotencyKey: 'k1' })).body).toEqual(
      first.body,
    )
  })

  test('is refused with another request', async ({ api }) => {
    const { client, input, made } = await payer(api)
    await client.call(createRenewal, input('transfer'), { idempotencyKey: 'k2' })
    const refused = await client.refusal(createRenewal, input('cheque'), { idempotencyKey: 'k2' })
    expect(refused).toMatchObject({ status: 422, code: 'idempotency.key-reused' })
    expect(await made()).toHaveLength(1)
  })

  test('belongs to one person', async ({ api }) => {
    const [one, other] = [await payer(api), await payer(api)]
    await one.client.call(createRenewal, one.input('transfer'), { idempotencyKey: 'shared' })
    const { body } = await other.client.call(createRenewal, other.input('cheque'), {
      idempotencyKey: 'shared',
    })
    expect(body.method).toBe('cheque')
  })

  test('does not keep a refusal', async ({ api }) => {
    const { client, input, keys } = await payer(api)
    const nowhere = input('transfer', '01900000-0000-7000-8000-00000000dead')
    expect((await client.refusal(createRenewal, nowhere, { idempotencyKey: 'k3' })).code).toBe(
      'membership.type-unavailable',
    )
    expect(await keys()).toEqual([])
    expect((await client.call(createRenewal, input('transfer'), { idempotencyKey: 'k3' })).status).toBe(201)
  })

  test('waits for a request that still runs, and takes over from one that died', { timeout: 30_000 }, async ({
    api,
  }) => {
    const { member, client, input, keys, made } = await payer(api)
    await client.call(createRenewal, input('transfer'), { idempotencyKey: 'k4' })
    const [row] = await keys()
    await api.deps.db.delete(renewals).where(eq(renewals.personId, row?.actorId ?? ''))
    await api.deps.db
      .update(idempotencyKeys)
      .set({ status: null, response: null })
      .where(eq(idempotencyKeys.key, 'k4'))
    const { params, body } = input('transfer')
    const request = {
      headers: { 'idempotency-key': 'k4' },
      url: `/api/v1/memberships/${params.id}/renewals`,
      body: createRenewal.body.parse(body),
    } as unknown as FastifyRequest
    const ctx = { ...api.ctx(), actor: { kind: 'person', personId: member.id } } as Ctx
    const never = async () => expect.unreachable('done twice')
    await expect(
      withIdempotency(ctx, request, createRenewal.operationId, never, SOON_MS),
    ).rejects.toMatchObject({ code: 'idempotency.in-progress', options: { retryAfterSeconds: 2 } })
    // A lease lasts ten seconds, by the database’s clock.
    const [held] = await keys()
    expect((held?.lockedUntil.getTime() ?? 0) - Date.now()).toBeLessThan(10_000)
    await api.deps.db
      .update(idempotencyKeys)
      .set({ lockedUntil: sql`clock_timestamp() - interval '1 second'` })
      .where(eq(idempotencyKeys.key, 'k4'))
    const tabs = Array.from({ length: 10 }, () =>
      client.copy().attempt(createRenewal, input('transfer'), { idempotencyKey: 'k4' }),
    )
    const statuses = (await Promise.all(tabs)).map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0)
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([])
    expect(await made()).toHaveLength(1)
  })

  test('keeps what was done for itself when its answer cannot be kept', async ({ api }) => {
    const { member, keys } = await payer(api)
    const ctx = { ...api.ctx(), actor: { kind: 'person', personId: member.id } } as Ctx
    const request = {
      headers: { 'idempotency-key': 'k6' },
      url: '/',
      body: null,
    } as unknown as FastifyRequest
    const done = async () => ({ status: 200, body: 1n })
    await expect(withIdempotency(ctx, request, 'count', done)).rejects.toThrow(/BigInt/u)
    expect(await keys()).toMatchObject([{ key: 'k6', status: null }])
    await expect(withIdempotency(ctx, request, 'count', done, SOON_MS)).rejects.toMatchObject({
      code: 'idempotency.in-progress',
    })
  })

  test('fifty times at the same moment has one effect', async ({ api }) => {
    const { client, input, made } = await payer(api)
    const tries = Array.from({ length: 50 }, () =>
      client.copy().attempt(createRenewal, input('transfer'), { idempotencyKey: 'k5' }),
    )
    const answers = await Promise.all(tries)
    expect(await made()).toHaveLength(1)
    const created = answers.filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json().id)
    expect(new Set(created).size).toBe(1)
    for (const answer of answers)
      if (answer.statusCode !== 201) expect(answer.json().code).toBe('idempotency.in-progress')
  })

  test('is refused when it is none', async ({ api }) => {
    const { client, input } = await payer(api)
    for (const idempotencyKey of ['', 'with space', 'x'.repeat(256), 'é']) {
      const { errors } = await client.refusal(createRenewal, input('transfer'), { idempotencyKey })
      expect(errors?.map(({ pointer }) => pointer)).toEqual(['/headers/idempotency-key'])
    }
  })
})

async function payerOf(api: TestApp, renewalId: string): Promise<string | undefined> {
  const [row] = await api.deps.db
    .select({ id: renewals.personId })
    .from(renewals)
    .where(eq(renewals.id, renewalId))
  return row?.id
}
