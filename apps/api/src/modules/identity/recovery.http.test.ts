import * as factors from '@guichet/contract/factors.contract'
import * as passkeys from '@guichet/contract/passkeys.contract'
import * as contract from '@guichet/contract/recoveries.contract'
import {
  answerFactor,
  changePassword,
  createSession,
  getActivation,
  getSession,
  useActivation,
} from '@guichet/contract/session.contract'
import { auditEntries, recoveries, secretQuestions } from '@guichet/db/schema'
import { maskedPhone } from '@guichet/domain/sms-code'
import { and, asc, eq, like } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import { nextCode, setUpFactors, setUpTotp } from '../../testing/factor-steps.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { codeTo, wrongCode } from '../../testing/phone-steps.ts'
import { ANSWER, askLink, linkTo, QUESTION, withLevels } from '../../testing/recovery-steps.ts'
import { createSoftPasskey } from '../../testing/soft-passkey.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { continueRecoveries } from './wait-for-recovery.ts'

const NEW_PASSWORD = 'Neuf-Lavandes-2027!'
const HOUR_MS = 3_600_000
const proof = { currentPassword: PASSWORD }

const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code
const view = async (api: TestApp, token: string) =>
  (await api.browser().call(contract.getRecovery, { params: { token } })).body
const prove = (api: TestApp, token: string, body: object) =>
  api.browser().attempt(contract.proveRecovery, { params: { token }, body })
const sendCode = (api: TestApp, token: string) =>
  api.browser().attempt(contract.sendRecoveryCode, { params: { token }, body: {} })
const choose = async (api: TestApp, token: string, password = NEW_PASSWORD) => {
  const answer = await api.browser().attempt(useActivation, { params: { token }, body: { password } })
  return answer.statusCode === 204 ? 'chosen' : codeOf(answer)
}
const proveSms = async (api: TestApp, token: string, phone: string) => {
  await sendCode(api, token)
  return prove(api, token, { smsCode: await codeTo(api, phone) })
}
const signIn = async (api: TestApp, identifier: string, password: string) =>
  (await api.browser().attempt(createSession, { body: { identifier, password } })).statusCode
const actionsOf = async (api: TestApp, personId: string) => {
  const rows = await api.deps.db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, personId), like(auditEntries.action, 'recovery.%')))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
  return rows.map(({ action }) => action)
}
const goOn = (api: TestApp) => continueRecoveries(systemCtx(api.deps, 'continue-recoveries'))

describe('a recovery by three levels', () => {
  test('asks for the code and the answer after the link, goes on at once, ends the sessions', async ({
    api,
  }) => {
    const { member, client, phone } = await withLevels(api, { sms: true, question: true })
    const token = await askLink(api, member.email)
    expect(await view(api, token)).toEqual({
      ...{ step: 'prove', firstPassword: false, triesLeft: 5, waitsUntil: null },
      sms: { phone: maskedPhone(phone), proven: false, available: true },
      question: { text: QUESTION, proven: false },
      ...{ standIn: { ways: [], given: null }, expiresAt: '2026-11-23T09:00:00.000Z' },
    })
    expect(await choose(api, token)).toBe('recovery.unproven')
    expect((await proveSms(api, token, phone)).json()).toMatchObject({ step: 'prove', sms: { proven: true } })
    expect(await choose(api, token)).toBe('recovery.unproven')
    const answered = await prove(api, token, { answer: ' la marie jeanne ' })
    expect(answered.json()).toMatchObject({ step: 'choose', question: { proven: true } })
    expect(await choose(api, token)).toBe('chosen')
    expect(await choose(api, token)).toBe('link.invalid')
    expect((await client.refusal(getSession)).code).toBe('session.required')
    expect(await signIn(api, member.email, NEW_PASSWORD)).toBe(201)
    expect(await actionsOf(api, member.id)).toEqual([
      ...['recovery.question-set', 'recovery.code-sent', 'recovery.proven', 'recovery.proven'],
    ])
    await api.runOutbox()
    // Where the link did not go, it is told as well.
    expect(api.sms.sent.findLast(({ to }) => to === phone)?.text).toContain('Un nouveau mot de passe')
  })

  test('a recovery code stands for one of them, is used up, and the second factor is asked for afterwards', async ({
    api,
  }) => {
    const { member, client, phone } = await withLevels(api, { sms: true, question: true })
    const { codes } = await setUpFactors(api, client)
    const token = await askLink(api, member.email)
    expect((await view(api, token)).standIn).toEqual({ ways: ['recovery-code'], given: null })
    const given = await prove(api, token, { recoveryCode: codes[0] })
    expect(given.json()).toMatchObject({ step: 'prove', standIn: { ways: [], given: 'recovery-code' } })
    expect(codeOf(await prove(api, token, { recoveryCode: codes[1] }))).toBe('recovery.not-asked')
    await proveSms(api, token, phone)
    expect(await choose(api, token)).toBe('chosen')
    expect(await signIn(api, member.email, NEW_PASSWORD)).toBe(202)
  })

  test('a passkey stands for one of them, once, asked for by this link and verified by its person', async ({
    api,
  }) => {
    const { member, client, phone } = await withLevels(api, { sms: true, question: true })
    const passkey = createSoftPasskey()
    const making = (await client.call(passkeys.beginPasskeyRegistration, { body: proof })).body
    await client.call(passkeys.registerPasskey, { body: { credential: passkey.make(making) } })
    const token = await askLink(api, member.email)
    const ask = async (link = token) =>
      (await api.browser().call(contract.beginRecoveryPasskey, { params: { token: link }, body: {} })).body
    expect((await view(api, token)).standIn).toEqual({ ways: ['passkey'], given: null })
    const options = await ask()
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    const unverified = await prove(api, token, { passkey: passkey.sign(options, { unverified: true }) })
    expect(codeOf(unverified)).toBe('recovery.refused')
    const forged = createSoftPasskey().sign(await ask())
    expect(codeOf(await prove(api, token, { passkey: forged }))).toBe('recovery.refused')
    // What was asked for by another link serves that one alone.
    const second = await askLink(api, member.email)
    expect(codeOf(await prove(api, second, { passkey: passkey.sign(options) }))).toBe('passkey.expired')
    const credential = passkey.sign(await ask(second))
    const answers = await Promise.all([1, 2].map(() => prove(api, second, { passkey: credential })))
    expect(answers.map(({ statusCode }) => statusCode).sort()[0]).toBe(200)
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(await view(api, second)).toMatchObject({ step: 'prove', standIn: { ways: [], given: 'passkey' } })
    expect(codeOf(await prove(api, second, { passkey: credential }))).toBe('recovery.not-asked')
    await proveSms(api, second, phone)
    expect(await choose(api, second)).toBe('chosen')
  })

  test('a proof given ten times at once passes once, and serves no other link', async ({ api }) => {
    const { member, phone } = await withLevels(api, { sms: true, question: true })
    const other = await withLevels(api, { sms: true, question: true })
    const token = await askLink(api, member.email)
    const foreign = await askLink(api, other.member.email)
    await sendCode(api, token)
    const smsCode = await codeTo(api, phone)
    expect(codeOf(await prove(api, foreign, { smsCode }))).toBe('sms-code.expired')
    const answers = await Promise.all(Array.from({ length: 4 }, () => prove(api, token, { smsCode })))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect((await view(api, foreign)).sms?.proven).toBe(false)
    const [first, ...others] = await Promise.all([
      prove(api, token, { answer: ANSWER }),
      prove(api, token, { answer: ANSWER }),
    ])
    expect([first, ...others].filter((one) => one?.statusCode === 200)).toHaveLength(1)
  })

  test('five wrong answers lock it over all links, and the owner is told', async ({ api }) => {
    const { member, phone } = await withLevels(api, { sms: true, question: true })
    const token = await askLink(api, member.email)
    await sendCode(api, token)
    const smsCode = await codeTo(api, phone)
    for (let n = 0; n < 3; n += 1)
      expect(codeOf(await prove(api, token, { answer: `Le Neptune ${n}` }))).toBe('recovery.refused')
    expect((await view(api, token)).triesLeft).toBe(2)
    await prove(api, token, { smsCode: wrongCode(smsCode) })
    await prove(api, token, { answer: 'Le Triton' })
    expect(codeOf(await prove(api, token, { answer: ANSWER }))).toBe('recovery.locked')
    const next = await askLink(api, member.email)
    const locked = await prove(api, next, { answer: ANSWER })
    expect(locked.json()).toMatchObject({ code: 'recovery.locked', retryAfterSeconds: 1800 })
    expect(codeOf(await sendCode(api, next))).toBe('recovery.locked')
    expect(api.mailer.sent.map(({ subject }) => subject)).toContain(
      'Trop de réponses fausses pour récupérer votre espace',
    )
    api.clock.advance(HOUR_MS / 2)
    expect((await prove(api, next, { answer: ANSWER })).statusCode).toBe(200)
  })
})

describe('a recovery by two levels', () => {
  const begun = async (api: TestApp) => {
    const made = await withLevels(api, { sms: true })
    const token = await askLink(api, made.member.email)
    expect((await proveSms(api, token, made.phone)).json()).toMatchObject({ step: 'wait' })
    return { ...made, token }
  }

  test('waits 24 hours, told at once by mail and SMS; then a mail brings the link to go on', async ({
    api,
  }) => {
    const { member, phone, token, client } = await begun(api)
    expect(await choose(api, token)).toBe('recovery.unproven')
    const waiting = await api.browser().call(contract.waitForRecovery, { params: { token }, body: {} })
    expect(waiting.body).toMatchObject({ step: 'waiting', waitsUntil: '2026-11-23T09:00:00.000Z' })
    await api.runOutbox()
    expect(api.mailer.sent.findLast(({ to }) => to === member.email)?.subject).toMatch(/^Quelqu’un demande/u)
    expect(api.sms.sent.findLast(({ to }) => to === phone)?.text).toContain('/recuperation-refusee/')
    expect((await client.call(contract.getOwnRecovery)).body.waiting).toEqual({
      ...{ since: '2026-11-22T09:00:00.000Z', until: '2026-11-23T09:00:00.000Z' },
    })
    // Asking again, by a link of its own, neither shortens nor prolongs it, nor ends it.
    const second = await askLink(api, member.email)
    await proveSms(api, second, phone)
    expect((await view(api, second)).waitsUntil).toBe('2026-11-23T09:00:00.000Z')
    api.clock.advance(24 * HOUR_MS - 1)
    expect(await goOn(api)).toBe(0)
    api.clock.advance(1)
    await Promise.all([goOn(api), goOn(api)])
    const ready = await linkTo(api, member.email)
    expect((await api.browser().call(getActivation, { params: { token: ready } })).body.purpose).toBe(
      'password-reset',
    )
    // Whoever asks for another link does not end this one.
    await askLink(api, member.email)
    expect(await view(api, ready)).toMatchObject({ step: 'choose', expiresAt: '2026-11-26T09:00:00.000Z' })
    expect(await choose(api, ready)).toBe('chosen')
    expect(await signIn(api, member.email, NEW_PASSWORD)).toBe(201)
    await api.runOutbox()
    const notices = api.mailer.sent.filter(({ subject }) => subject.startsWith('Vous pouvez choisir'))
    expect(notices).toHaveLength(1)
  })

  test('“Ce n’est pas moi” stops it once: no link goes on, the password stays, the desk is told', async ({
    api,
  }) => {
    const { member, phone, token } = await begun(api)
    await api.browser().call(contract.waitForRecovery, { params: { token }, body: {} })
    const denial = await linkTo(api, phone, 'recuperation-refusee')
    expect(denial).toBe(await linkTo(api, member.email, 'recuperation-refusee'))
    const deny = () => api.browser().attempt(contract.denyRecovery, { params: { token: denial } })
    const answers = await Promise.all([deny(), deny()])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404])
    expect((await api.browser().refusal(contract.getRecovery, { params: { token } })).code).toBe(
      'link.invalid',
    )
    api.clock.advance(24 * HOUR_MS)
    expect(await goOn(api)).toBe(0)
    expect(await signIn(api, member.email, PASSWORD)).toBe(201)
    await api.runOutbox()
    const subjects = api.mailer.sent.map(({ subject }) => subject)
    expect(subjects).toContain('La récupération de votre espace est arrêtée')
    expect(subjects.some((subject) => subject.startsWith('Récupération contestée'))).toBe(true)
    expect((await actionsOf(api, member.id)).slice(-2)).toEqual(['recovery.waiting', 'recovery.denied'])
  })

  test('is stopped by whoever signs in, and by a change of the levels', async ({ api }) => {
    const { client, token, member, phone } = await begun(api)
    const wait = () => api.browser().attempt(contract.waitForRecovery, { params: { token }, body: {} })
    await wait()
    expect((await client.call(contract.stopRecovery, { body: {} })).body.waiting).toBeNull()
    expect((await client.refusal(contract.stopRecovery, { body: {} })).code).toBe('resource.not-found')
    const again = await askLink(api, member.email)
    await proveSms(api, again, phone)
    await api.browser().call(contract.waitForRecovery, { params: { token: again }, body: {} })
    await client.call(contract.setSecretQuestion, {
      body: { question: QUESTION, answer: ANSWER, ...proof },
    })
    expect((await client.call(contract.getOwnRecovery)).body.waiting).toBeNull()
    api.clock.advance(24 * HOUR_MS)
    expect(await goOn(api)).toBe(0)
  })

  test('goes on at once when a third proof comes meanwhile', async ({ api }) => {
    const { client, phone, member } = await withLevels(api, { sms: true })
    const { codes } = await setUpFactors(api, client)
    const token = await askLink(api, member.email)
    await proveSms(api, token, phone)
    await api.browser().call(contract.waitForRecovery, { params: { token }, body: {} })
    expect((await prove(api, token, { recoveryCode: codes[0] })).json()).toMatchObject({ step: 'choose' })
    expect(await choose(api, token)).toBe('chosen')
    const rows = await api.deps.db
      .select({ state: recoveries.state })
      .from(recoveries)
      .where(eq(recoveries.personId, member.id))
    expect(rows).toEqual([{ state: 'done' }])
  })
})

describe('a password that is changed in a session', () => {
  test('ends the links to another one, and a recovery that waits', async ({ api }) => {
    const { member, client, phone } = await withLevels(api, { sms: true })
    const unused = await askLink(api, member.email)
    const change = (currentPassword: string, newPassword: string) =>
      client.call(changePassword, { body: { currentPassword, newPassword } })
    await change(PASSWORD, NEW_PASSWORD)
    const opened = await api.browser().refusal(getActivation, { params: { token: unused } })
    expect(opened.code).toBe('link.invalid')
    expect(await choose(api, unused)).toBe('link.invalid')
    const waiting = await askLink(api, member.email)
    await proveSms(api, waiting, phone)
    await api.browser().call(contract.waitForRecovery, { params: { token: waiting }, body: {} })
    api.clock.advance(24 * HOUR_MS)
    await goOn(api)
    const ready = await linkTo(api, member.email)
    await client.call(createSession, { body: { identifier: member.email, password: NEW_PASSWORD } })
    await change(NEW_PASSWORD, 'Encore-Lavandes-2028!')
    expect(await choose(api, ready)).toBe('link.invalid')
    expect(await choose(api, waiting)).toBe('link.invalid')
    expect(await signIn(api, member.email, 'Encore-Lavandes-2028!')).toBe(201)
  })
})

describe('levels of recovery', () => {
  test('a question is set with the password, told, kept encrypted and hashed, and refused when it is soon guessed', async ({
    api,
  }) => {
    const { member, client } = await withLevels(api, {})
    const set = (answer: string, more: object = proof) =>
      client.attempt(contract.setSecretQuestion, { body: { question: QUESTION, answer, ...more } })
    expect(codeOf(await set(ANSWER, {}))).toBe('password.needed')
    const codes = async (answer: string) =>
      ((await set(answer)).json() as { errors: { code: string }[] }).errors.map(({ code }) => code)
    expect(await codes('a-b')).toEqual(['answer.short'])
    expect(await codes('premier bateau')).toEqual(['answer.guessable'])
    expect(await codes(member.lastName.toUpperCase())).toEqual(['answer.guessable'])
    expect((await set(ANSWER)).json()).toMatchObject({
      ...{ email: member.email, phone: null, hasPassword: true, hasStandIn: false },
      question: { text: QUESTION, setAt: '2026-11-22T09:00:00.000Z' },
    })
    const [row] = await api.deps.db
      .select()
      .from(secretQuestions)
      .where(eq(secretQuestions.personId, member.id))
    expect(row?.questionCipher.toString('latin1')).not.toContain('bateau')
    expect(row?.answerHash).toMatch(/^\$2b\$/u)
    const token = await askLink(api, member.email)
    expect((await prove(api, token, { answer: ANSWER })).json()).toMatchObject({ step: 'wait' })
    expect((await client.call(contract.removeSecretQuestion, { body: {} })).body.question).toBeNull()
    expect((await client.refusal(contract.removeSecretQuestion, { body: {} })).code).toBe(
      'resource.not-found',
    )
    await api.runOutbox()
    const told = api.mailer.sent.filter(({ subject }) => subject === 'Votre question secrète a été modifiée')
    expect(told).toHaveLength(2)
    for (const { text } of told) expect(text).not.toContain('bateau')
  })

  test('who has set nothing goes on by the link alone, and a browser that nobody knows changes nothing else for a day', async ({
    api,
  }) => {
    const { member, client: known } = await withLevels(api, {})
    api.clock.advance(1000)
    const token = await askLink(api, member.email)
    expect(await view(api, token)).toMatchObject({ step: 'choose', sms: null, question: null })
    expect(
      codeOf(await api.browser().attempt(contract.waitForRecovery, { params: { token }, body: {} })),
    ).toBe('recovery.unproven')
    expect(await choose(api, token)).toBe('chosen')
    const body = { identifier: member.email, password: NEW_PASSWORD }
    const stranger = api.browser()
    await stranger.call(createSession, { body })
    const question = { question: QUESTION, answer: ANSWER, currentPassword: NEW_PASSWORD }
    expect((await stranger.refusal(contract.setSecretQuestion, { body: question })).code).toBe(
      'recovery.recent',
    )
    // Whoever does it once more is no better known by it.
    api.clock.advance(60_000)
    const again = { ...body, password: 'Encore-Lavandes-2028!' }
    const params = { token: await askLink(api, member.email) }
    await stranger.call(useActivation, { params, body: { password: again.password } })
    await stranger.call(createSession, { body: again })
    const asked = { ...question, currentPassword: again.password }
    expect((await stranger.refusal(contract.setSecretQuestion, { body: asked })).code).toBe('recovery.recent')
    await known.call(createSession, { body: again })
    expect((await known.attempt(contract.setSecretQuestion, { body: asked })).statusCode).toBe(200)
    api.clock.advance(24 * HOUR_MS)
    const later = api.browser()
    await later.call(createSession, { body: again })
    expect((await later.attempt(contract.setSecretQuestion, { body: asked })).statusCode).toBe(200)
  })

  test('nor does such a browser add or remove passkeys, programs, codes by SMS or recovery codes, unless a second factor opened the session', async ({
    api,
  }) => {
    const { member } = await withLevels(api, {})
    const careful = await withLevels(api, {})
    const secret = await setUpTotp(api, careful.client)
    api.clock.advance(1000)
    const own = { body: { currentPassword: NEW_PASSWORD } }
    const recovered = async ({ email }: { readonly email: string }) => {
      expect(await choose(api, await askLink(api, email))).toBe('chosen')
      const browser = api.browser()
      await browser.call(createSession, { body: { identifier: email, password: NEW_PASSWORD } })
      return browser
    }
    const stranger = await recovered(member)
    const id = { params: { id: member.id } }
    const refused = [
      await stranger.refusal(factors.beginTotpSetup, own),
      await stranger.refusal(factors.removeTotp, own),
      await stranger.refusal(factors.addSmsFactor, own),
      await stranger.refusal(factors.removeSmsFactor, own),
      await stranger.refusal(factors.makeRecoveryCodes, own),
      await stranger.refusal(passkeys.beginPasskeyRegistration, own),
      await stranger.refusal(passkeys.removePasskey, { ...id, ...own }),
    ]
    expect([...new Set(refused.map(({ code }) => code))]).toEqual(['recovery.recent'])
    const proven = await recovered(careful.member)
    await proven.call(answerFactor, { body: { code: nextCode(api, secret) } })
    expect((await proven.call(passkeys.beginPasskeyRegistration, own)).status).toBe(200)
    api.clock.advance(24 * HOUR_MS)
    const later = api.browser()
    await later.call(createSession, { body: { identifier: member.email, password: NEW_PASSWORD } })
    expect((await later.call(factors.beginTotpSetup, own)).status).toBe(201)
  })
})
