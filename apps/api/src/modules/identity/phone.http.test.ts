import * as contract from '@guichet/contract/phones.contract'
import { refreshSession } from '@guichet/contract/session.contract'
import { smsCodes } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

/** Numbers of nobody else in this run: sendings are counted by number. */
let count = 0
const newNumber = () =>
  `06 39 98 ${String(Math.floor(++count / 100)).padStart(2, '0')} ${String(count % 100).padStart(2, '0')}`
const codeTo = async (api: TestApp, phone: string): Promise<string> => {
  await api.runOutbox()
  const sent = api.sms.sent.findLast(({ to }) => to === phone)
  const code = /^\d{6}/u.exec(sent?.text ?? '')?.[0]
  if (!code) throw new Error(`no code was sent to ${phone}`)
  return code
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const problemOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code

async function begin(api: TestApp) {
  const member = await api.make.member()
  const client = await api.signInAs(member)
  const typed = newNumber()
  const number = `+33${typed.replaceAll(' ', '').slice(1)}`
  const send = (phone = typed, currentPassword?: string) =>
    client.attempt(contract.sendPhoneCode, { body: { phone, currentPassword } })
  const confirm = (code: string) => client.attempt(contract.confirmOwnPhone, { body: { code } })
  return { member, client, typed, number, send, confirm }
}

describe('a number for codes', () => {
  test('is proven by the code sent to it, after the password, and told by mail', async ({ api }) => {
    const { member, client, number, send, confirm } = await begin(api)
    expect(problemOf(await send())).toBe('password.needed')
    const { pending } = (await send(undefined, PASSWORD)).json() as { pending: unknown }
    expect(pending).toEqual({ phone: number, expiresAt: '2026-11-22T09:10:00.000Z' })
    const code = await codeTo(api, number)
    expect(api.sms.sent.at(-1)?.text).toContain(`@localhost #${code}`)
    expect((await confirm(` ${code.slice(0, 3)} ${code.slice(3)}`)).json()).toEqual({
      ...{ phone: number, verifiedAt: '2026-11-22T09:00:00.000Z' },
      ...{ pending: null, available: true },
    })
    await api.runOutbox()
    expect(api.mailer.sent.findLast(({ to }) => to === member.email)?.subject).toBe(
      'Votre numéro de sécurité a été modifié',
    )
    // Used up, it serves no more.
    expect(problemOf(await confirm(code))).toBe('sms-code.expired')
    // The password stands for five minutes: the number goes without asking again, and hears of it.
    expect((await client.call(contract.removeOwnPhone, { body: {} })).body.phone).toBeNull()
    await api.runOutbox()
    expect(api.sms.sent.findLast(({ to }) => to === number)?.text).toMatch(/^Plus aucun code/u)
    expect((await client.attempt(contract.removeOwnPhone, { body: {} })).statusCode).toBe(404)
  })

  test('another takes its place once proven, and the one that is left hears of it', async ({ api }) => {
    const { number, send, confirm } = await begin(api)
    await send(undefined, PASSWORD)
    await confirm(await codeTo(api, number))
    const next = newNumber()
    const nextNumber = `+33${next.replaceAll(' ', '').slice(1)}`
    expect((await send(next)).json()).toMatchObject({ phone: number, pending: { phone: nextNumber } })
    expect((await confirm(await codeTo(api, nextNumber))).json()).toMatchObject({ phone: nextNumber })
    await api.runOutbox()
    expect(api.sms.sent.findLast(({ to }) => to === number)?.text).toContain('et non plus au')
  })

  test('a code is worth five answers and ten minutes, and is not kept as it is', async ({ api }) => {
    const { member, client, number, send, confirm } = await begin(api)
    await send(undefined, PASSWORD)
    const code = await codeTo(api, number)
    const [row] = await api.deps.db.select().from(smsCodes).where(eq(smsCodes.personId, member.id))
    expect(JSON.stringify(row)).not.toContain(code)
    for (let tries = 0; tries < 4; tries += 1)
      expect(problemOf(await confirm(wrong(code)))).toBe('sms-code.invalid')
    expect(problemOf(await confirm(wrong(code)))).toBe('sms-code.expired')
    expect(problemOf(await confirm(code))).toBe('sms-code.expired')
    await send()
    const later = await codeTo(api, number)
    api.clock.advance(600_000)
    await client.call(refreshSession)
    expect(problemOf(await confirm(later))).toBe('sms-code.expired')
  })

  test('an older code serves no more once another was sent, nor does one of somebody else', async ({
    api,
  }) => {
    const { number, send, confirm } = await begin(api)
    const other = await begin(api)
    await send(undefined, PASSWORD)
    const first = await codeTo(api, number)
    await send()
    const second = await codeTo(api, number)
    if (first !== second) expect(problemOf(await confirm(first))).toBe('sms-code.invalid')
    expect(problemOf(await other.confirm(second))).toBe('sms-code.expired')
    expect((await confirm(second)).statusCode).toBe(200)
  })

  test('twenty answers with the right code at once: one passes', async ({ api }) => {
    const { number, send, confirm } = await begin(api)
    await send(undefined, PASSWORD)
    const code = await codeTo(api, number)
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(code)))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  })

  test('three are sent in a quarter of an hour, whoever asks and however many at once', async ({ api }) => {
    const { typed, number, send } = await begin(api)
    const other = await begin(api)
    await send(undefined, PASSWORD)
    await other.send(typed, PASSWORD)
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 429, 429])
    const refused = answers.find(({ statusCode }) => statusCode === 429)
    expect(refused?.json()).toMatchObject({ code: 'rate.limited', retryAfterSeconds: 900 })
    await api.runOutbox()
    expect(api.sms.sent.filter(({ to }) => to === number)).toHaveLength(3)
  })

  test('is a mobile one that can exist', async ({ api }) => {
    const { send } = await begin(api)
    const fieldOf = async (phone: string) =>
      ((await send(phone, PASSWORD)).json() as { errors: unknown[] }).errors
    expect(await fieldOf('01 49 09 87 37')).toMatchObject([{ pointer: '/phone', code: 'phone.mobile' }])
    expect(await fieldOf('06 12 34')).toMatchObject([{ pointer: '/phone', code: 'phone.invalid' }])
    expect((await send('+32 470 12 34 56', PASSWORD)).statusCode).toBe(200)
  })
})

test('without a way to send SMS nothing is promised', async ({ api }) => {
  const { client, send } = await begin(api)
  const sms = api.deps.sms
  Object.assign(api.deps, { sms: null })
  try {
    expect((await client.call(contract.getOwnPhone)).body.available).toBe(false)
    expect(problemOf(await send(undefined, PASSWORD))).toBe('sms.unavailable')
  } finally {
    Object.assign(api.deps, { sms })
  }
})
