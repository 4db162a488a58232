import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, until, type World } from '../testing/world.ts'
import type { StoredMail } from './mailbox.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
beforeEach(async () => {
  await world.json('/mail/behaviour', { mode: 'normal' })
  await world.json('/mail/messages', undefined, 'DELETE')
})
afterAll(() => world.stop())

const sender = () => createTransport(world.sandbox.smtpUrl, { ignoreTLS: true } as object)
const mail = {
  from: '"Union des micro-entrepreneurs" <contact@union.example>',
  to: 'Léa Œuvrard <Lea@Exemple.fr>',
  bcc: 'copie@exemple.fr',
  subject: 'Votre adhésion est active jusqu’au 27/12/2027 – reçu n° 42',
  text: 'Bonjour Léa,\n\n69,00 € reçus. À bientôt !',
  html: '<p>Bonjour <strong>Léa</strong>, 69,00&nbsp;€ reçus.</p>',
  attachments: [
    { filename: 'reçu d’adhésion.pdf', content: Buffer.from('%PDF-1.7 €'), contentType: 'application/pdf' },
  ],
}
const messages = async (to = '') =>
  (await world.json<{ messages: StoredMail[] }>(`/mail/messages?to=${encodeURIComponent(to)}`)).body.messages

describe('the mailbox', () => {
  it('keeps accents, both bodies, headers and attachments', async () => {
    await sender().sendMail(mail)
    const [found] = await messages('lea@exemple.fr')
    expect(found).toMatchObject({
      to: ['lea@exemple.fr', 'copie@exemple.fr'],
      from: 'contact@union.example',
      subject: mail.subject,
      text: mail.text,
      attachments: [{ filename: 'reçu d’adhésion.pdf', mimeType: 'application/pdf', size: 12 }],
    })
    expect(found?.html).toContain('<strong>Léa</strong>')
    expect(found?.headers['message-id']).toMatch(/^<.+>$/)
    const file = await fetch(`${world.sandbox.url}/mail/messages/${found?.id}/attachments/0`)
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('reçu d’adhésion.pdf'))
    expect(await file.text()).toBe('%PDF-1.7 €')
  })

  it('lists newest first, by recipient, and is emptied', async () => {
    for (const subject of ['un', 'deux']) await sender().sendMail({ ...mail, subject, attachments: [] })
    await sender().sendMail({ ...mail, to: 'autre@exemple.fr', bcc: [], attachments: [] })
    expect((await messages('lea@exemple.fr')).map((item) => item.subject)).toEqual(['deux', 'un'])
    expect(await messages()).toHaveLength(3)
    expect((await world.json('/mail/messages', undefined, 'DELETE')).body).toEqual({ deleted: 3 })
    expect(await messages()).toEqual([])
  })
})

describe('a mail server in trouble', () => {
  it.each([
    ['reject', 550],
    ['temporary', 451],
  ])('%s answers %i', async (mode, responseCode) => {
    await world.json('/mail/behaviour', { mode })
    await expect(sender().sendMail(mail)).rejects.toMatchObject({ responseCode })
    expect(await messages()).toEqual([])
  })

  it('down closes the port, normal opens the same one', async () => {
    await world.json('/mail/behaviour', { mode: 'down' })
    await expect(sender().sendMail(mail)).rejects.toThrow('ECONNREFUSED')
    await world.json('/mail/behaviour', { mode: 'normal' })
    await sender().sendMail(mail)
    await until(async () => (await messages()).length === 1)
  })

  it('refuses a mode it does not know', async () => {
    expect((await world.json('/mail/behaviour', { mode: 'odd' })).status).toBe(400)
  })
})
