import type { FastifyInstance } from 'fastify'
import { fromPage } from '../pages/layout.ts'
import { findMails, type Mailbox, mailModes, type StoredMail } from './mailbox.ts'
import type { SmtpDoor } from './smtp.ts'

function show(mail: StoredMail) {
  const attachments = mail.attachments.map(({ filename, mimeType, size }) => ({ filename, mimeType, size }))
  return { ...mail, attachments }
}

/** The mailbox as JSON, for tests. */
export function mailRoutes(app: FastifyInstance, mailbox: Mailbox, door: SmtpDoor): void {
  app.get<{ Querystring: { to?: string; search?: string } }>('/mail/messages', (request) => ({
    messages: findMails(mailbox, request.query).map(show),
  }))

  app.get<{ Params: { id: string } }>('/mail/messages/:id', (request, reply) => {
    const mail = mailbox.messages.get(request.params.id)
    return mail ? reply.send(show(mail)) : reply.code(404).send({ error: 'no such message' })
  })

  app.get<{ Params: { id: string; n: string } }>('/mail/messages/:id/attachments/:n', (request, reply) => {
    const attachment = mailbox.messages.get(request.params.id)?.attachments[Number(request.params.n)]
    if (!attachment) return reply.code(404).send({ error: 'no such attachment' })
    return reply
      .type(attachment.mimeType)
      .headers({
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
      .send(Buffer.from(attachment.base64, 'base64'))
  })

  app.delete('/mail/messages', () => {
    const deleted = mailbox.messages.all().length
    mailbox.messages.clear()
    return { deleted }
  })

  app.get('/mail/behaviour', () => ({ mode: mailbox.mode() }))
  app.post('/mail/behaviour', async (request, reply) => {
    const wished = (request.body as { mode?: unknown } | null)?.mode
    const mode = mailModes.find((known) => known === wished)
    if (!mode) return reply.code(400).send({ error: `mode must be one of ${mailModes.join(', ')}` })
    mailbox.setMode(mode)
    await door.follow()
    return fromPage(request) ? reply.redirect('/#mail', 303) : reply.send({ mode })
  })
}
