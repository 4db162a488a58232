import type { FastifyInstance } from 'fastify'
import { formatInstant } from '../pages/format.ts'
import { html } from '../pages/html.ts'
import { sendPage } from '../pages/layout.ts'
import type { Journal } from '../state/journal.ts'
import { newId } from '../state/new-id.ts'
import { normaliseNumber } from './phone-number.ts'

interface Sms {
  id: string
  /** `+` and digits. */
  to: string
  from: string
  text: string
  /** ISO 8601. */
  date: string
}

const maxLength = 1600
const kept = 5000

function read(body: unknown): Omit<Sms, 'id' | 'date'> | { error: string } {
  const given = (body ?? {}) as Record<string, unknown>
  const to = typeof given.to === 'string' ? normaliseNumber(given.to) : undefined
  if (!to) return { error: 'to must be a telephone number, for example +33612345678' }
  if (typeof given.text !== 'string' || given.text.trim() === '' || given.text.length > maxLength) {
    return { error: `text must have 1 to ${maxLength} characters` }
  }
  const from =
    typeof given.from === 'string' && given.from.trim() ? given.from.trim().slice(0, 40) : 'Guichet'
  return { to, from, text: given.text }
}

function list(messages: readonly Sms[]) {
  if (messages.length === 0) return html`<p>Aucun SMS reçu. Ceux que l’application envoie arrivent ici.</p>`
  return html`<ul class="list">${messages.map(
    (
      sms,
    ) => html`<li><p><strong>${sms.to}</strong> <span class="soft">de ${sms.from}, ${formatInstant(sms.date)}</span></p>
<pre>${sms.text}</pre></li>`,
  )}</ul>`
}

/** The SMS gateway: sending, reading, and its page. */
export function smsRoutes(app: FastifyInstance, journal: Journal): void {
  const messages = journal.collection<Sms>('messages')
  const find = (to: string | undefined) => {
    const number = to ? (normaliseNumber(to) ?? to) : undefined
    return messages
      .all()
      .filter((sms) => !number || sms.to === number)
      .reverse()
  }

  app.post('/sms/send', (request, reply) => {
    const input = read(request.body)
    if ('error' in input) return reply.code(400).send(input)
    const sms = messages.put({ id: newId('sms_', 16), ...input, date: new Date().toISOString() })
    const all = messages.all()
    for (const old of all.slice(0, Math.max(0, all.length - kept))) messages.remove(old.id)
    return reply.code(202).send({ id: sms.id })
  })
  app.get<{ Querystring: { to?: string } }>('/sms/messages', (request) => ({
    messages: find(request.query.to),
  }))
  app.delete('/sms/messages', () => {
    const deleted = messages.all().length
    messages.clear()
    return { deleted }
  })
  app.get<{ Querystring: { to?: string } }>('/sms', (request, reply) => {
    const { to } = request.query
    const body = html`<h1>SMS reçus</h1>
<form class="search" method="get" action="/sms"><div class="field"><label for="to">Numéro de téléphone</label>
<input id="to" name="to" type="tel" value="${to ?? ''}"></div><button type="submit">Rechercher</button></form>
<section class="card" aria-label="Messages">${list(find(to))}</section>`
    return sendPage(reply, { title: 'SMS', body })
  })
}
