import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWorld, type World } from '../testing/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

it('takes an SMS, lists it by number, shows it escaped, and forgets it', async () => {
  const sent = await world.json<{ id: string }>('/sms/send', {
    to: '06 12 34 56 78',
    text: 'Votre code : <b>123456</b>',
  })
  expect(sent).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^sms_/) } })
  await world.json('/sms/send', { to: '+33698765432', from: 'Union', text: 'Bonjour' })
  const mine = await world.json<{ messages: object[] }>('/sms/messages?to=+33612345678')
  expect(mine.body.messages).toMatchObject([
    { to: '+33612345678', from: 'Guichet', text: 'Votre code : <b>123456</b>' },
  ])
  const page = await (await fetch(`${world.sandbox.url}/sms`)).text()
  expect(page).toContain('&lt;b&gt;123456&lt;/b&gt;')
  expect(page).not.toContain('<b>123456')
  expect((await world.json('/sms/messages', undefined, 'DELETE')).body).toEqual({ deleted: 2 })
})

it.each([{ to: '12', text: 'x' }, { text: 'x' }, { to: '+33612345678', text: ' ' }, null])(
  'refuses %j',
  async (body) => {
    expect((await world.json('/sms/send', body)).status).toBe(400)
  },
)
