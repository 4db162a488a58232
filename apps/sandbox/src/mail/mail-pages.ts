import type { FastifyInstance } from 'fastify'
import { counted, formatInstant, formatSize } from '../pages/format.ts'
import { type Html, html } from '../pages/html.ts'
import { sendPage } from '../pages/layout.ts'
import { findMails, type Mailbox, type StoredMail } from './mailbox.ts'

const shownMails = 200

function recipients(mailbox: Mailbox): [string, number][] {
  const counts = new Map<string, number>()
  for (const mail of mailbox.messages.all())
    for (const to of mail.to) counts.set(to, (counts.get(to) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a.localeCompare(b, 'fr'))
}

function list(mails: readonly StoredMail[], filtered: boolean): Html {
  if (mails.length === 0) {
    return html`<p>${filtered ? 'Aucun message ne correspond.' : 'Aucun message reçu. Ceux que l’application envoie arrivent ici.'}</p>`
  }
  return html`<ul class="list">${mails.slice(0, shownMails).map(
    (mail) => html`<li><a href="/mail/${mail.id}">${mail.subject || '(sans objet)'}</a>
<p>À ${mail.to.join(', ')}</p>
<p class="soft">De ${mail.fromName || mail.from}, ${formatInstant(mail.date)}${mail.attachments.length > 0 && `, pièces jointes\u00a0: ${mail.attachments.length}`}</p></li>`,
  )}</ul>`
}

function mailboxPage(mailbox: Mailbox, query: { to?: string; search?: string }) {
  const mails = findMails(mailbox, query)
  const body = html`<h1>Messages reçus</h1>
<form class="search" method="get" action="/mail">
<div class="field"><label for="to">Destinataire</label>
<select id="to" name="to"><option value="">Tous</option>${recipients(mailbox).map(
    ([to, count]) =>
      html`<option value="${to}"${to === query.to && html` selected`}>${to} (${count})</option>`,
  )}</select></div>
<div class="field"><label for="search">Texte à trouver</label>
<input id="search" name="search" type="search" value="${query.search ?? ''}"></div>
<button type="submit">Rechercher</button></form>
<p class="soft" role="status">${counted(mails.length, 'message')}${mails.length > shownMails && `, les ${shownMails} derniers sont montrés`}</p>
<section class="card" aria-label="Messages">${list(mails, Boolean(query.to || query.search))}</section>`
  return { title: 'Messagerie', body }
}

// Pictures that a mail carries itself are named cid:… in its HTML.
function withOwnPictures(mail: StoredMail): string {
  return mail.attachments.reduce(
    (text, item) =>
      item.contentId
        ? text.replaceAll(`cid:${item.contentId}`, `data:${item.mimeType};base64,${item.base64}`)
        : text,
    mail.html,
  )
}

function bodyOf(mail: StoredMail, view: string): Html {
  if (view === 'text') return html`<div class="card"><pre>${mail.text || '(aucun texte)'}</pre></div>`
  if (view === 'headers') {
    const rows = Object.entries(mail.headers)
    return html`<div class="card"><dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></div>`
  }
  return html`<iframe class="mail-frame" title="Contenu du message" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${`<base target="_blank">${withOwnPictures(mail)}`}"></iframe>`
}

function mailPage(mail: StoredMail, wanted: string | undefined) {
  const views = [
    ...(mail.html ? [['html', 'Message'] as const] : []),
    ['text', 'Texte'] as const,
    ['headers', 'En-têtes'] as const,
  ]
  const view = views.find(([name]) => name === wanted)?.[0] ?? views[0]?.[0] ?? 'text'
  const body = html`<p><a href="/mail">Tous les messages</a></p>
<h1>${mail.subject || '(sans objet)'}</h1>
<dl class="facts"><dt>De</dt><dd>${mail.fromName} ${mail.from}</dd><dt>À</dt><dd>${mail.to.join(', ')}</dd>
<dt>Reçu le</dt><dd>${formatInstant(mail.date)}</dd></dl>
${
  mail.attachments.length > 0 &&
  html`<section class="card" aria-label="Pièces jointes"><h2>Pièces jointes</h2><ul class="list">${mail.attachments.map(
    (item, index) => html`<li><a href="/mail/messages/${mail.id}/attachments/${index}">${item.filename}</a>
<span class="soft">${item.mimeType}, ${formatSize(item.size)}</span></li>`,
  )}</ul></section>`
}
<nav aria-label="Vues du message"><ul class="tabs">${views.map(
    ([name, label]) =>
      html`<li><a href="?view=${name}"${name === view && html` aria-current="page"`}>${label}</a></li>`,
  )}</ul></nav>
${bodyOf(mail, view)}`
  return { title: mail.subject || 'Message', body }
}

/** The mailbox for people. */
export function mailPages(app: FastifyInstance, mailbox: Mailbox): void {
  app.get<{ Querystring: { to?: string; search?: string } }>('/mail', (request, reply) =>
    sendPage(reply, mailboxPage(mailbox, request.query)),
  )
  app.get<{ Params: { id: string }; Querystring: { view?: string } }>('/mail/:id', (request, reply) => {
    const mail = mailbox.messages.get(request.params.id)
    if (mail) return sendPage(reply, mailPage(mail, request.query.view), 200, 'mail')
    const body = html`<h1>Message introuvable</h1><p>Il a peut-être été effacé. <a href="/mail">Tous les messages</a></p>`
    return sendPage(reply, { title: 'Message introuvable', body }, 404)
  })
}
