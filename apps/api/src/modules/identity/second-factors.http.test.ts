import { listMembers } from '@guichet/contract/backoffice.contract'
import * as contract from '@guichet/contract/factors.contract'
import { getMe } from '@guichet/contract/me.contract'
import { answerFactor, changePassword, getSession } from '@guichet/contract/session.contract'
import { endOtherSessions } from '@guichet/contract/sign-ins.contract'
import { auditEntries, devices, recoveryCodes, totpFactors, totpSetups } from '@guichet/db/schema'
import { asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { awaitFactor, givePassword, nextCode, setUpFactors, setUpTotp } from '../../testing/factor-steps.ts'
import { codeAt, PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { tokenHashOf } from './open-session.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const proof = { body: { currentPassword: PASSWORD } }

const actionsOf = async (api: TestApp, personId: string) => {
  const rows = await api.deps.db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.actorId, personId))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
  return rows.map(({ action }) => action).filter((action) => action.startsWith('factor.'))
}
const subjects = async (api: TestApp) => {
  await api.runOutbox()
  const all = api.mailer.sent.map(({ subject }) => subject)
  return all.filter((subject) => subject !== 'Connexion à votre espace depuis un nouveau navigateur')
}
const deviceHashOf = (browser: TestClient) => tokenHashOf(browser.cookies.get('guichet_device') ?? '')
const answer = async (browser: TestClient, body: object) => {
  const response = await browser.attempt(answerFactor, { body })
  return response.statusCode === 201 ? 'opened' : (response.json().code as string)
}

describe('an authenticator program', () => {
  test('is set up with the password and a code, told by mail, written down, and asked for from then on', async ({
    api,
  }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    expect((await client.refusal(contract.beginTotpSetup, { body: {} })).code).toBe('password.needed')
    const wrong = await client.refusal(contract.beginTotpSetup, { body: { currentPassword: 'wrong' } })
    expect(wrong.code).toBe('password.wrong-current')
    const { secret, uri } = (await client.call(contract.beginTotpSetup, proof)).body
    expect(decodeURIComponent(uri)).toContain(member.email)
    const refused = await client.refusal(contract.confirmTotp, { body: { code: '000000' } })
    expect(refused).toMatchObject({ status: 422, code: 'factor.code-wrong' })
    expect(await givePassword(api.browser(), member)).toBeNull()

    const code = codeAt(api.clock.now(), secret)
    const { body } = await client.call(contract.confirmTotp, { body: { code } })
    expect(body).toMatchObject({ needed: false, totp: { name: null }, recoveryCodes: null })
    const browser = api.browser()
    expect(await givePassword(browser, member)).toEqual({ factor: 'totp', ways: ['totp'], mayTrust: true })
    // The code that confirmed is used up.
    expect(await answer(browser, { code })).toBe('session.factor-invalid')
    expect(await answer(browser, { code: nextCode(api, secret) })).toBe('opened')
    expect((await browser.call(contract.getFactors)).body.totp?.lastUsedAt).not.toBeNull()
    expect(await actionsOf(api, member.id)).toEqual(['factor.totp-offered', 'factor.totp-added'])
    expect(await subjects(api)).toEqual(['La double authentification est activée'])
  })

  test('keeps its secret encrypted, and its offer to ten minutes and one session', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const { secret } = (await client.call(contract.beginTotpSetup, proof)).body
    const [row] = await api.deps.db.select().from(totpSetups).where(eq(totpSetups.personId, member.id))
    expect(row?.secretCipher.toString('latin1')).not.toContain(secret)
    const elsewhere = await api.signInAs(member)
    const code = () => ({ body: { code: codeAt(api.clock.now(), secret) } })
    expect((await elsewhere.refusal(contract.confirmTotp, code())).code).toBe('factor.setup-expired')
    api.clock.advance(10 * MINUTE_MS - 1000)
    const inTime = client.copy()
    api.clock.advance(1000)
    const late = await inTime.attempt(contract.confirmTotp, code())
    expect(late.statusCode).toBeGreaterThanOrEqual(400)
    expect(await api.deps.db.select().from(totpFactors).where(eq(totpFactors.personId, member.id))).toEqual(
      [],
    )
  })

  test('is named, takes the place of an earlier one, and is removed with the password', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const first = await setUpTotp(api, client)
    const named = await client.call(contract.renameTotp, { body: { name: ' Téléphone ' } })
    expect(named.body.totp?.name).toBe('Téléphone')
    const second = await setUpTotp(api, client)
    const browser = await awaitFactor(api, member)
    expect(await answer(browser, { code: nextCode(api, first) })).toBe('session.factor-invalid')
    expect(await answer(browser, { code: codeAt(api.clock.now(), second) })).toBe('opened')
    expect((await browser.refusal(contract.removeTotp, { body: {} })).code).toBe('password.needed')
    const removed = await browser.call(contract.removeTotp, proof)
    expect(removed.body.totp).toBeNull()
    expect(await givePassword(api.browser(), member)).toBeNull()
    expect((await browser.refusal(contract.removeTotp, { body: {} })).code).toBe('factor.unknown')
    expect((await browser.refusal(contract.renameTotp, { body: { name: 'X' } })).code).toBe('factor.unknown')
    expect(await subjects(api)).toEqual([
      'La double authentification est activée',
      'Votre application d’authentification a été remplacée',
      'Votre application d’authentification a été retirée',
    ])
  })
})

describe('recovery codes', () => {
  test('are ten, shown once and hashed slowly; each opens once, and the person is told how many are left', async ({
    api,
  }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    expect((await client.refusal(contract.makeRecoveryCodes, proof)).code).toBe('factor.unknown')
    const { codes } = await setUpFactors(api, client)
    expect(new Set(codes).size).toBe(10)
    const rows = await api.deps.db.select().from(recoveryCodes).where(eq(recoveryCodes.personId, member.id))
    for (const { codeHash } of rows) expect(codeHash).toMatch(/^\$2b\$/u)
    const [first = '', second = ''] = codes
    const browser = api.browser()
    expect(await givePassword(browser, member)).toMatchObject({ ways: ['totp', 'recovery-code'] })
    expect(await answer(browser, { recoveryCode: 'AAAA-AAAA-AAAA' })).toBe('session.factor-invalid')
    expect(await answer(browser, { recoveryCode: first.toLowerCase().replaceAll('-', ' ') })).toBe('opened')
    expect(await answer(await awaitFactor(api, member), { recoveryCode: first })).toBe(
      'session.factor-invalid',
    )
    expect((await browser.call(contract.getFactors)).body.recoveryCodes).toMatchObject({ left: 9, total: 10 })
    const mails = await subjects(api)
    expect(mails).toContain('Un code de secours a servi à la connexion')
    const used = api.mailer.sent.find(({ subject }) => subject.startsWith('Un code de secours a servi'))
    expect(used?.text).toContain('Il en reste 9.')
    expect(await actionsOf(api, member.id)).toContain('factor.recovery-code-used')

    // A new set: those before serve no more.
    const made = await client.call(contract.makeRecoveryCodes, proof)
    expect(made.body.factors.recoveryCodes).toMatchObject({ left: 10 })
    expect(await answer(await awaitFactor(api, member), { recoveryCode: second })).toBe(
      'session.factor-invalid',
    )
    const [fresh = ''] = made.body.codes
    expect(await answer(await awaitFactor(api, member), { recoveryCode: fresh })).toBe('opened')
  })

  test('one code, used twenty times at the same moment, opens one session', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const { codes } = await setUpFactors(api, client)
    const browsers = await Promise.all(Array.from({ length: 20 }, () => awaitFactor(api, member)))
    const answers = await Promise.all(
      browsers.map((browser) => answer(browser, { recoveryCode: codes[0] ?? '' })),
    )
    expect(answers.filter((one) => one === 'opened')).toHaveLength(1)
    for (const one of answers) expect(['opened', 'session.factor-invalid', 'session.locked']).toContain(one)
    expect((await client.call(contract.getFactors)).body.recoveryCodes?.left).toBe(9)
  })

  test('two codes for one sign-in at the same moment: one is spent', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const { codes } = await setUpFactors(api, client)
    const browser = await awaitFactor(api, member)
    const answers = await Promise.all(
      codes.slice(0, 3).map((recoveryCode) => answer(browser.copy(), { recoveryCode })),
    )
    expect(answers.filter((one) => one === 'opened')).toHaveLength(1)
    expect((await client.call(contract.getFactors)).body.recoveryCodes?.left).toBe(9)
  })

  test('go with the last factor', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    await setUpFactors(api, client)
    const { body } = await client.call(contract.removeTotp, { body: {} })
    expect(body.recoveryCodes).toBeNull()
  })

  test('neither a code nor a recovery code: the field is named', async ({ api }) => {
    const member = await api.make.member()
    await setUpTotp(api, await api.signInAs(member))
    const { errors } = await (await awaitFactor(api, member)).refusal(answerFactor, { body: {} })
    expect(errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/code required'])
  })
})

describe('a trusted browser', () => {
  const trusted = async (api: TestApp) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const secret = await setUpTotp(api, client)
    const browser = await awaitFactor(api, member)
    const given = { code: nextCode(api, secret), trustDevice: true }
    expect(await answer(browser, given)).toBe('opened')
    return { member, client, secret, browser }
  }

  test('is not asked for the second factor for 30 days; others are', async ({ api }) => {
    const { member, browser } = await trusted(api)
    expect(await givePassword(browser, member)).toBeNull()
    expect(await givePassword(api.browser(), member)).toMatchObject({ factor: 'totp' })
    const other = await api.make.member()
    await setUpTotp(api, await api.signInAs(other))
    expect(await givePassword(browser.copy(), other)).toMatchObject({ factor: 'totp' })
    api.clock.advance(30 * DAY_MS - 2 * MINUTE_MS)
    expect(await givePassword(browser, member)).toBeNull()
    api.clock.advance(2 * MINUTE_MS)
    expect(await givePassword(browser, member)).toMatchObject({ factor: 'totp' })
  })

  test('gets another token than it had: whoever used it before, and kept that one, is not trusted', async ({
    api,
  }) => {
    const stranger = await api.make.member()
    const shared = await api.signInAs(stranger)
    const kept = shared.copy()
    const member = await api.make.member()
    const secret = await setUpTotp(api, await api.signInAs(member))
    expect(await givePassword(shared, member)).toMatchObject({ factor: 'totp' })
    expect(await answer(shared, { code: nextCode(api, secret), trustDevice: true })).toBe('opened')
    expect(await givePassword(kept, member)).toMatchObject({ factor: 'totp' })
    expect(await givePassword(shared, member)).toBeNull()
    // For the stranger it is the browser that it was, by the new token alone.
    const known = await api.deps.db
      .select({ personId: devices.personId })
      .from(devices)
      .where(eq(devices.tokenHash, deviceHashOf(shared)))
    expect(known.map(({ personId }) => personId).sort()).toEqual([stranger.id, member.id].sort())
    expect(
      await api.deps.db
        .select()
        .from(devices)
        .where(eq(devices.tokenHash, deviceHashOf(kept))),
    ).toEqual([])
  })

  test('keeps no token that was there before its person came', async ({ api }) => {
    const member = await api.make.member()
    const planted = api.browser()
    planted.cookies.set('guichet_device', 'p'.repeat(43))
    const before = deviceHashOf(planted)
    expect(await givePassword(planted, member)).toBeNull()
    expect(deviceHashOf(planted).equals(before)).toBe(false)
    const after = deviceHashOf(planted)
    expect(await givePassword(planted, member)).toBeNull()
    expect(deviceHashOf(planted).equals(after)).toBe(true)
  })

  test('is listed, and trusted no more once it is taken off the list', async ({ api }) => {
    const { member, client, browser } = await trusted(api)
    const [device] = (await browser.call(contract.getFactors)).body.trustedDevices
    expect(device).toMatchObject({ current: true, ip: '127.0.0.1' })
    expect((await client.call(contract.getFactors)).body.trustedDevices[0]?.current).toBe(false)
    await client.call(contract.forgetTrustedDevice, { params: { id: device?.id ?? '' } })
    expect(await givePassword(browser, member)).toMatchObject({ factor: 'totp' })
    expect(await actionsOf(api, member.id)).toContain('factor.device-forgotten')
  })

  test('is trusted no more after a change of the password or of a factor', async ({ api }) => {
    const first = await trusted(api)
    await first.client.call(changePassword, {
      body: { currentPassword: PASSWORD, newPassword: 'Neuf-Lavandes-2027!' },
    })
    expect((await first.client.call(contract.getFactors)).body.trustedDevices).toEqual([])
    const second = await trusted(api)
    await second.client.call(contract.makeRecoveryCodes, proof)
    expect(await givePassword(second.browser, second.member)).toMatchObject({ factor: 'totp' })
  })
})

describe('staff', () => {
  test('are asked each time: no browser of theirs is trusted', async ({ api }) => {
    const admin = await api.make.staff('admin')
    const browser = api.browser()
    expect(await givePassword(browser, admin)).toEqual({ factor: 'totp', ways: ['totp'], mayTrust: false })
    expect(await answer(browser, { code: codeAt(api.clock.now()), trustDevice: true })).toBe('opened')
    expect((await browser.call(contract.getFactors)).body.trustedDevices).toEqual([])
    expect(await givePassword(browser, admin)).toMatchObject({ factor: 'totp' })
  })

  test('without a second factor are led to set one up, and nothing else is allowed before', async ({
    api,
  }) => {
    const support = await api.make.person({ staffRole: 'support', totp: false })
    const browser = api.browser()
    expect(await givePassword(browser, support)).toBeNull()
    expect((await browser.call(getSession)).body.needsFactor).toBe(true)
    for (const route of [listMembers, getMe, endOtherSessions])
      expect(await browser.refusal(route)).toMatchObject({ status: 403, code: 'session.factor-needed' })
    await setUpTotp(api, browser)
    expect((await browser.call(getSession)).body.needsFactor).toBe(false)
    expect((await browser.call(listMembers)).status).toBe(200)
  })

  test('keep their last factor', async ({ api }) => {
    const finance = await api.make.staff('finance')
    const client = await api.signInAs(finance)
    expect((await client.refusal(contract.removeTotp, proof)).code).toBe('factor.last')
    expect((await client.call(contract.getFactors)).body.totp).not.toBeNull()
  })
})
