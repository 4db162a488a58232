import type { FastifyInstance } from 'fastify'
import { type Behaviour as IdentityBehaviour, MODES, TOKEN_FAULTS } from '../franceconnect/behaviour.ts'
import { type Mailbox, type MailMode, mailModes } from '../mail/mailbox.ts'
import { formatInstant, inFours } from '../pages/format.ts'
import { type Html, html } from '../pages/html.ts'
import { sendPage } from '../pages/layout.ts'
import { type Behaviour, behaviourOf, type Delivery, type StripeBox } from '../stripe/box.ts'
import { testCards, testIbans } from '../stripe/payments/test-instruments.ts'

const webhookModes: readonly [Behaviour['webhooks'], string][] = [
  ['normal', 'Normal'],
  ['late', 'En retard'],
  ['twice', 'En double'],
  ['shuffled', 'En désordre'],
  ['off', 'Retenus'],
]
const apiModes: readonly [Behaviour['api'], string][] = [
  ['normal', 'Normale'],
  ['slow', 'Lente (+\u00a03\u00a0s)'],
  ['drop', 'Sans réponse'],
]
const mailModeNames: Record<MailMode, string> = {
  normal: 'Normal',
  slow: 'Lent',
  reject: 'Refus définitif (550)',
  temporary: 'Refus temporaire (451)',
  down: 'Éteint',
}
const deliveryStates: Record<Delivery['state'], string> = {
  waiting: 'en attente',
  held: 'retenu',
  delivered: 'remis',
  'given-up': 'abandonné',
}

const idOf = (action: string, name: string) => `choix${action.replaceAll('/', '-')}-${name}`

function choice(
  action: string,
  name: string,
  title: string,
  modes: readonly (readonly [string, string])[],
  current: string,
): Html {
  return html`<h3 id="${idOf(action, name)}">${title}</h3>
<form class="row" method="post" action="${action}" aria-labelledby="${idOf(action, name)}">${modes.map(
    ([mode, label]) =>
      html`<button name="${name}" value="${mode}" type="submit" aria-pressed="${mode === current ? 'true' : 'false'}">${label}</button>`,
  )}</form>`
}

function latestWebhooks(box: StripeBox): Html {
  const latest = box.deliveries.all().slice(-10).reverse()
  if (latest.length === 0) return html`<p class="soft">Aucun message envoyé pour l’instant.</p>`
  return html`<div class="frame" tabindex="0" role="region" aria-label="Derniers messages signés"><table><thead><tr><th scope="col">Événement</th><th scope="col">État</th><th scope="col">Essais</th><th scope="col">Dernier essai</th></tr></thead>
<tbody>${latest.map(
    (
      item,
    ) => html`<tr><td><code>${item.type}</code></td><td>${deliveryStates[item.state]}${item.lastStatus !== null && ` (${item.lastStatus})`}${item.lastError && ` (${item.lastError})`}</td>
<td>${item.tries}</td><td>${item.lastTriedAt === null ? 'jamais' : formatInstant(item.lastTriedAt)}</td></tr>`,
  )}</tbody></table></div>`
}

function stripeSection(box: StripeBox): Html {
  const behaviour = behaviourOf(box)
  const left = box.deliveries.all().filter((item) => item.state === 'held' || item.state === 'waiting').length
  return html`<section class="card" id="stripe" aria-labelledby="titre-stripe"><h2 id="titre-stripe">Paiements (Stripe)</h2>
<p>L’API de Stripe sous <code>/v1</code>, la page de paiement, et les messages signés envoyés à l’application. Tout se lit aussi en JSON\u00a0: <a href="/stripe/webhooks">messages signés</a>, <a href="/stripe/behaviour">comportement</a>.</p>
${choice('/stripe/behaviour', 'webhooks', 'Messages signés', webhookModes, behaviour.webhooks)}
${choice('/stripe/behaviour', 'api', 'Réponses de l’API', apiModes, behaviour.api)}
${left > 0 && html`<form class="row" method="post" action="/stripe/webhooks/flush"><button type="submit">Envoyer ce qui est en attente (${left})</button></form>`}
<h3>Derniers messages signés</h3>
${latestWebhooks(box)}</section>`
}

const testSection = html`<section class="card" aria-labelledby="titre-cartes"><h2 id="titre-cartes">Cartes et IBAN de test</h2>
<p>Date d’expiration à venir, cryptogramme et nom au choix. Tout autre numéro de carte est refusé.</p>
<ul class="list">${testCards.map((card) => html`<li><p class="number">${inFours(card.number)}</p><p class="soft">${card.note}</p></li>`)}</ul>
<ul class="list">${testIbans.map((account) => html`<li><p class="number">${inFours(account.iban)}</p><p class="soft">${account.note}</p></li>`)}</ul></section>`

function mailSection(mailbox: Mailbox, smtpUrl: string): Html {
  const modes = mailModes.map((mode) => [mode, mailModeNames[mode]] as const)
  return html`<section class="card" id="mail" aria-labelledby="titre-mail"><h2 id="titre-mail">Messagerie (SMTP)</h2>
<p>Un vrai serveur de courrier, à l’adresse <code>${smtpUrl}</code>. Il garde tout et ne transmet rien. Aussi en JSON\u00a0: <a href="/mail/messages">messages</a>.</p>
<p><a class="button" href="/mail">Ouvrir la messagerie (${mailbox.messages.all().length})</a></p>
${choice('/mail/behaviour', 'mode', 'Serveur de courrier', modes, mailbox.mode())}</section>`
}

const smsSection = html`<section class="card" aria-labelledby="titre-sms"><h2 id="titre-sms">SMS</h2>
<p>Une passerelle HTTP\u00a0: <code>POST /sms/send</code>. Aussi en JSON\u00a0: <a href="/sms/messages">messages</a>.</p>
<p><a class="button" href="/sms">Lire les SMS</a></p></section>`

const identityModeNames: Record<IdentityBehaviour['mode'], string> = {
  normal: 'Normal',
  slow: 'Lent (+\u00a012\u00a0s)',
  down: 'Éteint',
}
const tokenFaultNames: Record<IdentityBehaviour['tokens'], string> = {
  normal: 'Corrects',
  'wrong-signature': 'Mal signés',
  'wrong-nonce': 'D’une autre demande',
  'low-level': 'De niveau trop faible',
}

function identitySection({ mode, tokens }: IdentityBehaviour): Html {
  const modes = MODES.map((name) => [name, identityModeNames[name]] as const)
  const faults = TOKEN_FAULTS.map((name) => [name, tokenFaultNames[name]] as const)
  return html`<section class="card" id="franceconnect" aria-labelledby="titre-franceconnect"><h2 id="titre-franceconnect">FranceConnect</h2>
<p>Un fournisseur OpenID Connect, avec quelques personnes inventées. Aussi en JSON\u00a0: <a href="/franceconnect/citizens">personnes</a>, <a href="/franceconnect/behaviour">comportement</a>.</p>
${choice('/franceconnect/behaviour', 'mode', 'Service', modes, mode)}
${choice('/franceconnect/behaviour', 'tokens', 'Jetons', faults, tokens)}</section>`
}

interface World {
  readonly box: StripeBox
  readonly mailbox: Mailbox
  readonly smtpUrl: () => string
  readonly identity: { behaviour(): IdentityBehaviour }
}

/** The index page: what is here, and the switches. */
export function homeRoutes(app: FastifyInstance, { box, mailbox, smtpUrl, identity }: World): void {
  app.get('/', (_request, reply) => {
    const body = html`<h1>Le monde extérieur, en bac à sable</h1>
<p>Ce programme joue les services que l’application appelle au-dehors. Rien ne quitte cette machine\u00a0: aucun paiement, aucun message n’est réel.</p>
${stripeSection(box)}
<div class="cards">${mailSection(mailbox, smtpUrl())}${identitySection(identity.behaviour())}${smsSection}${testSection}</div>`
    return sendPage(reply, { title: 'Accueil', body })
  })
}
