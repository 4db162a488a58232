import { sendContactMessage } from '@guichet/contract/legal-texts.contract'
import { auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith, apiTest as test } from '../../testing/api-test.ts'

const boundedTest = apiTestWith({ settings: { RATE_LIMIT_FACTOR: '1' } })
const BODY = {
  ...{ name: 'Ada Lovelace', email: ' Ada@Visitor.example ', subject: 'Une question' },
  message: 'Bonjour,\n\n<b>Puis-je adhérer ?</b>',
}

describe('a message of a visitor', () => {
  test('goes by mail to the support desk, which answers to the visitor; he gets nothing', async ({ api }) => {
    const answer = await api.browser().call(sendContactMessage, { body: BODY })
    expect(answer.status).toBe(204)
    await api.runOutbox()
    expect(api.mailer.sent).toHaveLength(1)
    const [mail] = api.mailer.sent
    expect(mail).toMatchObject({
      ...{ to: 'contact@test.example', replyTo: 'ada@visitor.example' },
      ...{ from: { name: 'Union des essais', address: 'contact@test.example' } },
      subject: 'Message reçu par le portail\u00A0: Une question',
    })
    expect(mail?.text).toContain('<b>Puis-je adhérer ?</b>')
    expect(mail?.html).not.toContain('<b>Puis-je')
    const entries = await api.deps.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'contact.message-sent'))
    expect(entries).toMatchObject([{ actorKind: 'anonymous', after: { signs: BODY.message.length } }])
  })

  boundedTest('is bounded in what it holds and how often it comes', async ({ api }) => {
    const visitor = api.browser()
    const refused = await visitor.refusal(sendContactMessage, {
      body: { name: 'a\nb', email: 'nobody', subject: ' ', message: ' \n' },
    })
    expect(refused.errors?.map(({ pointer }) => pointer).toSorted()).toEqual([
      ...['/email', '/message', '/subject'],
    ])
    const long = { ...BODY, message: 'a'.repeat(4001) }
    expect((await visitor.refusal(sendContactMessage, { body: long })).errors).toMatchObject([
      { pointer: '/message', code: 'text.too-long' },
    ])
    const answers: number[] = []
    for (let n = 0; n < 20; n += 1)
      answers.push((await visitor.attempt(sendContactMessage, { body: BODY })).statusCode)
    expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect(new Set(answers)).toEqual(new Set([204, 429]))
  })
})
