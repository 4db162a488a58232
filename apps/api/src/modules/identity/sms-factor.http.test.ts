import * as contract from '@guichet/contract/factors.contract'
import { confirmOwnPhone, removeOwnPhone, sendPhoneCode } from '@guichet/contract/phones.contract'
import { answerFactor, getSession, sendFactorCode } from '@guichet/contract/session.contract'
import { persons, sessions } from '@guichet/db/schema'
import { maskedPhone } from '@guichet/domain/sms-code'
import { desc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { awaitFactor, givePassword, setUpFactors } from '../../testing/factor-steps.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { codeTo, newNumber, provePhone, wrongCode } from '../../testing/phone-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const proof = { body: { currentPassword: PASSWORD } }
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code
const give = (browser: TestClient, smsCode: string, more: object = {}) =>
  browser.attempt(answerFactor, { body: { smsCode, ...more } })

/** A member who is asked for a code by SMS. */
async function withSms(api: TestApp) {
  const member = await api.make.member()
  const client = await api.signInAs(member)
  const phone = await provePhone(api, client)
  await client.call(contract.addSmsFactor, { body: {} })
  return { member, client, phone }
}

describe('a code by SMS as the second factor', () => {
  test('is switched on with the password, told by mail, asked for from then on, and opens once', async ({
    api,
  }) => {
    const { member, client, phone } = await withSms(api)
    await api.runOutbox()
    expect(api.mailer.sent.at(-1)?.subject).toBe('Le code par SMS est activé')
    const browser = api.browser()
    expect(await givePassword(browser, member)).toEqual({
      ...{ factor: 'sms', ways: ['sms'], mayTrust: true, phone: maskedPhone(phone) },
    })
    // Nothing leaves before it is asked for.
    expect(codeOf(await give(browser, '123456'))).toBe('sms-code.expired')
    const sent = await browser.call(sendFactorCode, { body: {} })
    expect(sent.body.expiresAt).toBe('2026-11-22T09:10:00.000Z')
    const code = await codeTo(api, phone)
    expect(codeOf(await give(browser, wrongCode(code)))).toBe('session.factor-invalid')
    expect((await give(browser, code, { trustDevice: true })).statusCode).toBe(201)
    const [session] = await api.deps.db
      .select({ method: sessions.method })
      .from(sessions)
      .where(eq(sessions.personId, member.id))
      .orderBy(desc(sessions.id))
      .limit(1)
    expect(session?.method).toBe('password+sms')
    expect((await client.call(contract.getFactors)).body.sms).toMatchObject({
      ...{ phone: maskedPhone(phone), lastUsedAt: '2026-11-22T09:00:00.000Z' },
    })
    expect(await givePassword(browser, member)).toBeNull()
    // A code is bound to the sign-in that asked for it.
    const other = await awaitFactor(api, member)
    await other.call(sendFactorCode, { body: {} })
    const third = await awaitFactor(api, member)
    expect(codeOf(await give(third, await codeTo(api, phone)))).toBe('sms-code.expired')
  })

  test('twenty answers with the right code at once: one session opens', async ({ api }) => {
    const { member, phone } = await withSms(api)
    const browser = await awaitFactor(api, member)
    await browser.call(sendFactorCode, { body: {} })
    const code = await codeTo(api, phone)
    const answers = await Promise.all(Array.from({ length: 20 }, () => give(browser.copy(), code)))
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
  })

  test('leaves although strangers have had codes sent to the number for something else', async ({ api }) => {
    const { member, phone } = await withSms(api)
    const stranger = await api.signInAs(await api.make.member())
    const body = { phone, currentPassword: PASSWORD }
    const answers = []
    for (let count = 0; count < 3; count += 1) answers.push(await stranger.attempt(sendPhoneCode, { body }))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429])
    const browser = await awaitFactor(api, member)
    expect((await browser.attempt(sendFactorCode, { body: {} })).statusCode).toBe(202)
  })

  test('wrong ones lock the second step, sending again brings no new tries', async ({ api }) => {
    const { member, phone } = await withSms(api)
    const browser = await awaitFactor(api, member)
    await browser.call(sendFactorCode, { body: {} })
    const code = await codeTo(api, phone)
    for (let n = 0; n < 4; n += 1) await give(browser, wrongCode(code))
    expect(codeOf(await give(browser, wrongCode(code)))).toBe('session.factor-invalid')
    const next = await awaitFactor(api, member)
    expect(codeOf(await next.attempt(sendFactorCode, { body: {} }))).toBe('session.locked')
    expect(codeOf(await give(next, code))).toBe('session.locked')
  })

  test('goes with the number, and follows it to another', async ({ api }) => {
    const { member, client, phone } = await withSms(api)
    const next = newNumber()
    await client.call(sendPhoneCode, { body: { phone: next } })
    await client.call(confirmOwnPhone, { body: { code: await codeTo(api, next) } })
    const browser = api.browser()
    expect(await givePassword(browser, member)).toMatchObject({ phone: maskedPhone(next) })
    await browser.call(sendFactorCode, { body: {} })
    expect((await give(browser, await codeTo(api, next))).statusCode).toBe(201)
    await client.call(removeOwnPhone, proof)
    expect(await givePassword(api.browser(), member)).toBeNull()
    await api.runOutbox()
    expect(api.mailer.sent.map(({ subject }) => subject)).toContain('Le code par SMS est désactivé')
    expect((await client.refusal(contract.addSmsFactor, proof)).code).toBe('phone.unproven')
    expect((await client.refusal(contract.removeSmsFactor, proof)).code).toBe('factor.unknown')
    expect(phone).not.toBe(next)
  })

  test('stands beside the others, is switched off alone, and needs the password', async ({ api }) => {
    const { member, client } = await withSms(api)
    await setUpFactors(api, client)
    expect(await givePassword(api.browser(), member)).toMatchObject({
      ...{ factor: 'totp', ways: ['totp', 'sms', 'recovery-code'] },
    })
    const elsewhere = await api.signInAs(member)
    expect((await elsewhere.refusal(contract.removeSmsFactor, { body: {} })).code).toBe('password.needed')
    const { body } = await client.call(contract.removeSmsFactor, proof)
    expect(body).toMatchObject({ sms: null, recoveryCodes: { left: 10 } })
    const browser = await awaitFactor(api, member)
    expect(codeOf(await browser.attempt(sendFactorCode, { body: {} }))).toBe('factor.unknown')
  })

  test('counts for nothing for staff', async ({ api }) => {
    const { member, client } = await withSms(api)
    await api.deps.db.update(persons).set({ staffRole: 'support' }).where(eq(persons.id, member.id))
    expect(await givePassword(api.browser(), member)).toBeNull()
    expect((await client.call(getSession)).body.needsFactor).toBe(true)
    const finance = await api.make.staff('finance')
    const office = await api.signInAs(finance)
    await provePhone(api, office)
    expect((await office.refusal(contract.addSmsFactor, { body: {} })).code).toBe('factor.not-for-staff')
  })
})
