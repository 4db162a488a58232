import { getGoLive, markGoLiveItem, testService } from '@guichet/contract/go-live.contract'
import { updateSettings } from '@guichet/contract/settings.contract'
import { auditEntries, paymentEvents, serviceTests } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GatewayUnavailableError } from '../../platform/ports/payment-gateway.ts'
import { apiTestWith, apiTest as test } from '../../testing/api-test.ts'
import { loudGateway } from '../../testing/fakes.ts'
import { createTestApp } from '../../testing/test-app.ts'

const STANDING = {
  account: 'Association Exemple',
  isLive: false,
  listeners: ['http://localhost:3000/api/webhooks/stripe'],
}
/** Its events go elsewhere than to the address of the portal. */
const standingTest = apiTestWith({
  settings: { PUBLIC_URL: 'https://guichet.example' },
  overrides: {
    payments: loudGateway({ getStanding: async () => STANDING, askForEvent: async () => 'cs_test_there' }),
  },
})
const refusedTest = apiTestWith({
  overrides: {
    payments: loudGateway({
      getStanding: async () => {
        throw new GatewayUnavailableError('no', { cause: new Error('Invalid API Key provided: sk_test_123') })
      },
    }),
    sms: {
      send: async () => {
        throw new Error('the SMS gateway answered 403')
      },
    },
  },
})
const boundedTest = apiTestWith({ settings: { RATE_LIMIT_FACTOR: '1' } })

describe('the list before going live', () => {
  pgTest('is found in what there is, and shrinks as it is done', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const admin = await api.signInAs(await api.make.staff('admin'))
    const first = (await admin.call(getGoLive)).body
    const stateOf = (list: typeof first, item: string) => list.items.find((one) => one.item === item)?.state
    expect([first.ready, first.setAside]).toEqual([false, false])
    expect(stateOf(first, 'demo')).toBe('done')
    expect(stateOf(first, 'https')).toBe('todo')
    expect(stateOf(first, 'mail')).toBe('todo')
    expect(stateOf(first, 'second-admin')).toBe('todo')
    expect(first.services.find(({ service }) => service === 'register')).toEqual({
      ...{ service: 'register', isSet: false, test: null },
    })
    await api.make.staff('admin')
    await admin.call(
      updateSettings,
      { body: { modules: ['membership'] } },
      { headers: { 'if-match': '"1"' } },
    )
    await admin.call(testService, { body: { service: 'mail' } })
    const then = (await admin.call(getGoLive)).body
    expect(stateOf(then, 'second-admin')).toBe('done')
    expect(stateOf(then, 'account-terms')).toBeUndefined()
    expect(stateOf(then, 'mail')).toBe('done')
    await api.close()
  })

  test('takes what somebody confirms or sets aside, and takes it back', async ({ api }) => {
    const person = await api.make.staff('admin')
    const admin = await api.signInAs(person)
    const put = async (item: 'backup' | 'logo' | 'whole', mark: 'confirmed' | 'set-aside' | null) =>
      (await admin.call(markGoLiveItem, { params: { item }, body: { mark } })).body
    const confirmed = await put('backup', 'confirmed')
    expect(confirmed.items.find(({ item }) => item === 'backup')).toMatchObject({
      ...{ state: 'done', confirmed: true },
    })
    expect((await put('logo', 'set-aside')).items.find(({ item }) => item === 'logo')?.state).toBe(
      'set-aside',
    )
    expect((await put('whole', 'set-aside')).setAside).toBe(true)
    await put('whole', 'set-aside')
    expect((await put('whole', null)).setAside).toBe(false)
    const entries = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.actorId, person.id))
      .orderBy(auditEntries.id)
    expect(
      entries.map(({ after }) => after).filter((after) => after && 'whole' in (after as object)),
    ).toEqual([{ whole: 'set-aside' }, { whole: null }])
  })

  test('refuses marks that would hide what must be done', async ({ api }) => {
    const admin = await api.signInAs(await api.make.staff('admin'))
    const unknown = await admin.refusal(markGoLiveItem, { params: { item: 'rien' }, body: { mark: null } })
    expect(unknown.code).toBe('resource.not-found')
    for (const [item, mark] of [
      ['demo', 'set-aside'],
      ['https', 'confirmed'],
      ['whole', 'confirmed'],
    ] as const) {
      const refused = await admin.refusal(markGoLiveItem, { params: { item }, body: { mark } })
      expect(refused.code).toBe('go-live.not-markable')
    }
  })
})

describe('a test of a service', () => {
  test('sends a mail to whoever asks, and tells what the mail server answered', async ({ api }) => {
    const person = await api.make.staff('admin')
    const admin = await api.signInAs(person)
    const { body } = await admin.call(testService, { body: { service: 'mail' } })
    expect(body.test).toMatchObject({ service: 'mail', ok: true, said: '250 2.0.0 Ok: queued' })
    expect(body.facts).toContainEqual({ fact: 'sent-to', value: person.email })
    expect(api.mailer.sent.map(({ to }) => to)).toEqual([person.email])
    expect(api.mailer.sent[0]?.text).toContain('Mise en service')
    expect(api.mailer.sent[0]?.html).toContain('Mise en service')
    api.mailer.failNext(1)
    const failed = (await admin.call(testService, { body: { service: 'mail' } })).body
    expect([failed.test.ok, failed.test.said, failed.facts]).toEqual([false, 'connect ECONNREFUSED', []])
    const rows = await api.deps.db.select().from(serviceTests).where(eq(serviceTests.service, 'mail'))
    expect(rows).toMatchObject([{ ok: false, testedBy: person.id }])
    const english = await admin.call(
      testService,
      { body: { service: 'mail' } },
      { headers: { 'accept-language': 'en' } },
    )
    expect(english.body.test.ok).toBe(true)
    expect(api.mailer.sent.at(-1)?.subject).toBe('Test of what your portal sends')
  })

  test('sends an SMS to a number that takes some, and says so beside the field', async ({ api }) => {
    const admin = await api.signInAs(await api.make.staff('admin'))
    const { body } = await admin.call(testService, { body: { service: 'sms', phone: '06 12 34 56 78' } })
    expect(body.test.ok).toBe(true)
    expect(api.sms.sent).toMatchObject([{ to: '+33612345678' }])
    for (const phone of [undefined, '01 23 45 67 89']) {
      const refused = await admin.refusal(testService, { body: { service: 'sms', phone } })
      expect(refused.errors?.[0]?.pointer).toBe('/phone')
    }
  })

  test('writes, reads and deletes a file, and leaves nothing behind', async ({ api }) => {
    const admin = await api.signInAs(await api.make.staff('admin'))
    const before = api.blobs.size
    expect((await admin.call(testService, { body: { service: 'store' } })).body.test.ok).toBe(true)
    expect(api.blobs.size).toBe(before)
  })

  standingTest(
    'asks the payment service who we are and where its events go, and for one that comes back',
    async ({ api }) => {
      const admin = await api.signInAs(await api.make.staff('admin'))
      const { body } = await admin.call(testService, { body: { service: 'payments' } })
      const facts = new Map(body.facts.map(({ fact, value }) => [fact, value]))
      expect(facts.get('account')).toBe('Association Exemple')
      expect(facts.has('mode-test')).toBe(true)
      expect(facts.get('webhook-missing')).toBe('https://guichet.example/api/webhooks/stripe')
      expect(facts.has('webhook-unseen')).toBe(true)
      // They do come, by another name of the portal.
      const at = api.clock.now()
      await api.deps.db.insert(paymentEvents).values({
        ...{ id: 'evt_there', type: 'checkout.session.expired', objectId: 'cs_test_there' },
        ...{ createdAt: at, receivedAt: at },
      })
      const again = (await admin.call(testService, { body: { service: 'payments' } })).body
      const told = again.facts.map(({ fact }) => fact)
      expect(told).toContain('webhook-returned')
      for (const fact of ['webhook-missing', 'webhook-unseen', 'webhook-lost'] as const)
        expect(told).not.toContain(fact)
    },
  )

  refusedTest('tells what the other side refused, and no key', async ({ api }) => {
    const admin = await api.signInAs(await api.make.staff('admin'))
    const payments = (await admin.call(testService, { body: { service: 'payments' } })).body.test
    expect([payments.ok, payments.said]).toEqual([false, 'Invalid API Key provided: …'])
    const sms = (await admin.call(testService, { body: { service: 'sms', phone: '0612345678' } })).body.test
    expect([sms.ok, sms.said]).toEqual([false, 'the SMS gateway answered 403'])
  })

  test('is refused for a service that is not set', async ({ api }) => {
    const admin = await api.signInAs(await api.make.staff('admin'))
    for (const service of ['register', 'addresses'] as const) {
      const refused = await admin.refusal(testService, { body: { service } })
      expect(refused.code).toBe('go-live.service-not-set')
    }
  })

  boundedTest('is held to a few an hour', async ({ api }) => {
    const admin = await api.signInAs(await api.make.staff('admin'))
    const statuses: number[] = []
    for (let n = 0; n < 22; n += 1)
      statuses.push((await admin.attempt(testService, { body: { service: 'store' } })).statusCode)
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
  })
})
