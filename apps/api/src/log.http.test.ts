import { revokeCertificate } from '@guichet/contract/backoffice.contract'
import { getFirmInvitation } from '@guichet/contract/firms.contract'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { getRecovery } from '@guichet/contract/recoveries.contract'
import {
  answerFactor,
  createSession,
  getActivation,
  requestPasswordReset,
  useActivation,
} from '@guichet/contract/session.contract'
import { describe, expect } from 'vitest'
import { createLog } from './log.ts'
import { apiTestWith } from './testing/api-test.ts'
import { codeAt, PASSWORD } from './testing/factories.ts'

const test = apiTestWith({ settings: { LOG_LEVEL: 'trace' } })

describe('the log', () => {
  test('never shows what is secret, even at its most talkative', async ({ api }) => {
    const canary = 'Canary-Of-The-Log-2026!'
    const nir = '1 84 12 76 451 089 46'
    const admin = await api.make.staff('admin')
    const member = await api.make.member()
    const browser = api.browser()
    await browser.attempt(createSession, { body: { identifier: member.email, password: canary } })
    await browser.call(createSession, { body: { identifier: admin.email, password: PASSWORD } })
    const code = codeAt(api.clock.now())
    await browser.call(answerFactor, { body: { code } })
    const { key } = await api.make.apiKey(member)
    const { etag } = await api.program(key).call(getMe)
    await api.program(key).attempt(updateMe, { body: { nir } }, { ifMatch: etag ?? '' })
    await browser.call(requestPasswordReset, { body: { email: member.email } })
    await api.runOutbox()
    const token = /\/activation\/([\w-]+)/u.exec(api.mailer.sent[0]?.text ?? '')?.[1] ?? ''
    expect(token).not.toBe('')
    await browser.call(getActivation, { params: { token } })
    await browser.send({ url: `/activation/${token}?token=${token}` })
    await browser.call(getRecovery, { params: { token } })
    await browser.attempt(getFirmInvitation, { params: { token } })
    await browser.send({ url: `/recuperation-refusee/${token}` })
    await browser.call(useActivation, { params: { token }, body: { password: canary } })
    const verify = api.deps.hasher.verify
    Object.assign(api.deps.hasher, { verify: () => Promise.reject(new Error('the hasher broke')) })
    await browser.attempt(createSession, { body: { identifier: member.email, password: canary } })
    Object.assign(api.deps.hasher, { verify })

    const text = api.logLines.join('')
    expect(api.logLines.length).toBeGreaterThan(10)
    expect(text).toContain('the hasher broke')
    const secrets = [
      canary,
      PASSWORD,
      `"${code}"`,
      key,
      token,
      nir,
      nir.replaceAll(' ', ''),
      ...browser.cookies.values(),
    ]
    for (const secret of secrets) expect(text).not.toContain(secret)
  })

  test('tells refused accesses: who, what and why, and nothing of what was sent', async ({ api }) => {
    const member = await api.make.member()
    const browser = await api.signInAs(member)
    api.logLines.length = 0
    await browser.attempt(revokeCertificate, {
      ...{ params: { id: member.id }, body: { reason: 'Canari du journal' } },
    })
    const lines = api.logLines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const [refused] = lines.filter(({ msg }) => msg === 'an access was refused')
    expect(refused).toMatchObject({
      ...{ reason: 'session.forbidden', method: 'POST', personId: member.id },
      route: '/api/v1/admin/certificates/:id/revocation',
    })
    expect(api.logLines.join()).not.toContain('Canari')
  })

  test('writes each line as one JSON object, whatever callers send', async ({ api }) => {
    await api
      .browser({ 'user-agent': 'x\\n{"level":60}' })
      .send({ url: '/api/v1/a%0A%7B%22level%22%3A60%7D' })
    expect(api.logLines.length).toBeGreaterThan(0)
    for (const line of api.logLines) {
      expect(line.trimEnd()).not.toContain('\n')
      expect(JSON.parse(line)).toMatchObject({ service: 'guichet-api', time: expect.stringMatching(/Z$/u) })
    }
  })

  test('masks secrets by name and leaves SQL parameters out', () => {
    const lines: string[] = []
    const log = createLog({ LOG_LEVEL: 'info' }, { write: (line) => void lines.push(line) })
    log.info({
      password: 'p4',
      body: { nir: 'n4', iban: 'i4' },
      req2: { headers: { authorization: 'a4', cookie: 'c4' } },
    })
    const failed = new Error('Failed query: select 1 from x where y = $1\nparams: s3cret,other', {
      cause: Object.assign(new Error('duplicate key'), { code: '23505' }),
    })
    log.error({ err: failed }, 'broken')
    const text = lines.join('')
    for (const secret of ['p4', 'n4', 'i4', 'a4', 'c4', 's3cret']) expect(text).not.toContain(`"${secret}`)
    expect(text).not.toContain('s3cret')
    expect(text).toContain('23505')
  })
})
