import { ALL_ROUTES } from '@guichet/contract/all-routes'
import type { RouteSpec } from '@guichet/contract/route'
import { renewals } from '@guichet/db/schema'
import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { describe, expect } from 'vitest'
import { apiTestWith } from './testing/api-test.ts'
import { fakePdf, loudGateway } from './testing/fakes.ts'
import { fuzzInputOf } from './testing/fuzz-inputs.ts'
import { openCheckout } from './testing/open-checkout.ts'
import type { TestApp } from './testing/test-app.ts'
import type { TestClient } from './testing/test-client.ts'

const isNightly = process.env.NIGHTLY === '1'
const RUNS = isNightly ? 500 : 12
/** The short run tries the same inputs each time; the nightly one looks for new ones. */
const SEED = isNightly ? {} : { seed: 20_261_122 }

const test = apiTestWith({ overrides: { pdf: fakePdf(), payments: loudGateway(openCheckout) } })

/** A member and an administrator who is a member too, with rows on which calls may act. */
async function callers(api: TestApp) {
  const member = await api.make.member()
  const admin = await api.make.member({ staffRole: 'admin' })
  const ids = []
  for (const owner of [member, admin]) {
    const membership = await api.make.membership(owner)
    const { payment } = await api.make.renewal(owner, membership, {}, { method: 'transfer' })
    const paid = await api.make.payment(owner, {
      state: 'paid',
      paidOn: '2026-01-02',
      paidAt: api.clock.now(),
    })
    await api.make.receipt(paid.id)
    const certificate = await api.make.certificate(owner, { membershipId: membership.id })
    ids.push(owner.id, membership.id, payment.id, paid.id, certificate.id)
    const procedure = await api.make.procedure()
    const account = await api.make.account({ holder: owner, procedures: [procedure] })
    const secondary = await api.make.secondary(account, { procedures: [procedure] })
    ids.push(account.id, secondary.id, procedure.id)
  }
  for (let n = 0; n < 3; n++) await api.make.newsItem()
  const open = await api.deps.db.select({ id: renewals.id }).from(renewals)
  ids.push(...open.map(({ id }) => id))
  const clients: Record<string, TestClient> = {
    anonymous: api.browser(),
    member: await api.signInAs(member),
    admin: await api.signInAs(admin),
  }
  return { ids, clients }
}

type Callers = Awaited<ReturnType<typeof callers>>
/** Until something may have been changed, the next operation is tried by the same callers, on the same rows. */
const untouched = new WeakMap<TestApp, Promise<Callers>>()
const callersOf = (api: TestApp) => {
  const made = untouched.get(api) ?? callers(api)
  untouched.set(api, made)
  return made
}
/** Refusals before anything is done. */
const BEFORE_ALL = ['request.invalid', 'session.required', 'session.forbidden', 'resource.not-found']
const mayHaveChanged = ({ method }: RouteSpec, answer: LightMyRequestResponse) =>
  method !== 'GET' && (answer.statusCode < 400 || !BEFORE_ALL.includes(answer.json().code))

const filled = (path: string, params: Readonly<Record<string, string>>) =>
  path.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent((params[name] ?? '').toWellFormed()))

describe(`whatever is sent, ${RUNS} times per operation and caller`, () => {
  for (const route of ALL_ROUTES) {
    test(`${route.operationId} answers as its contract says, and never breaks`, async ({ api }) => {
      const { ids, clients } = await callersOf(api)
      const inputs = fuzzInputOf(route, ids)
      // Signing out and the like belong to the trial: each caller is tried with copies of one browser.
      for (const [name, client] of Object.entries(clients)) {
        await fc.assert(
          fc.asyncProperty(inputs, async ({ params, query, payload, headers }) => {
            const search = new URLSearchParams(query).toString()
            const answer = await client.copy().send(
              {
                method: route.method,
                url: `/api/v1${filled(route.path, params)}${search && `?${search}`}`,
                headers: {
                  ...headers,
                  ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
                },
                ...(payload === undefined ? {} : { payload }),
              },
              route,
            )
            if (mayHaveChanged(route, answer)) untouched.delete(api)
            expect(answer.statusCode, `${name}: ${answer.body}`).toBeLessThan(500)
          }),
          { ...SEED, numRuns: RUNS, endOnFailure: true },
        )
      }
    })
  }
})
