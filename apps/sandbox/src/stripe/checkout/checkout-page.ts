import type Stripe from 'stripe'
import { formatAmount } from '../../pages/format.ts'
import { type Html, html } from '../../pages/html.ts'
import type { PageContent } from '../../pages/layout.ts'
import type { FieldErrors, FieldName, Typed } from './checkout-form.ts'

/** What is paid for on a page: a checkout session, or the invoice of a subscription. */
type Payable = Pick<
  Stripe.Checkout.Session,
  'mode' | 'amount_total' | 'currency' | 'payment_method_types' | 'cancel_url'
>

export interface CheckoutView {
  session: Payable
  /** Where the form goes. */
  action: string
  items: readonly Pick<Stripe.LineItem, 'description' | 'quantity' | 'amount_total'>[]
  payee: string
  method: 'card' | 'sepa_debit'
  /** The address known beforehand; when null the page asks for it. */
  email: string | null
  typed: Typed
  errors: FieldErrors
  /** A sentence above the form: why the last attempt failed. */
  alert: string | null
}

interface FieldLook {
  label: string
  autocomplete: string
  inputmode?: 'numeric' | 'email'
  help?: string
  type?: string
}

const looks: Record<FieldName, FieldLook> = {
  email: { label: 'Adresse e-mail', autocomplete: 'email', inputmode: 'email', type: 'email' },
  card: { label: 'Numéro de carte', autocomplete: 'cc-number', inputmode: 'numeric' },
  expiry: { label: 'Date d’expiration', autocomplete: 'cc-exp', inputmode: 'numeric', help: 'MM/AA' },
  cvc: { label: 'Cryptogramme', autocomplete: 'cc-csc', inputmode: 'numeric', help: '3 chiffres' },
  name: { label: 'Nom sur la carte', autocomplete: 'cc-name' },
  iban: { label: 'IBAN', autocomplete: 'off' },
  holder: { label: 'Titulaire du compte', autocomplete: 'name' },
}

function field(view: CheckoutView, name: FieldName): Html {
  const { label, autocomplete, inputmode = 'text', help, type = 'text' } = looks[name]
  const error = view.errors[name]
  const described = [help ? `${name}-aide` : '', error ? `${name}-erreur` : ''].filter(Boolean).join(' ')
  const firstWrong = Object.keys(view.errors)[0] === name
  return html`<div class="field">
<label for="${name}">${label}</label>
${help && html`<p class="help" id="${name}-aide">${help}</p>`}
<input id="${name}" name="${name}" type="${type}" inputmode="${inputmode}" autocomplete="${autocomplete}"
 value="${name === 'cvc' ? '' : view.typed[name]}" required${described && html` aria-describedby="${described}"`}${error && html` aria-invalid="true"`}${firstWrong && html` autofocus`}>
${error && html`<p class="wrong" id="${name}-erreur">${error}</p>`}
</div>`
}

function order(view: CheckoutView): Html {
  const { session, items } = view
  const currency = session.currency ?? 'eur'
  const total = session.amount_total
  return html`<section class="card" aria-label="Votre commande">
<p class="soft">${view.payee}</p>
${total === null ? undefined : html`<p class="amount">${formatAmount(total, currency)}</p>`}
<ul class="list">${items.map(
    (
      item,
    ) => html`<li><p>${item.description ?? 'Article'}${(item.quantity ?? 1) > 1 && ` × ${item.quantity}`}</p>
<p class="soft">${formatAmount(item.amount_total, currency)}</p></li>`,
  )}</ul>
${view.email && html`<p class="soft">E-mail\u00a0: <strong>${view.email}</strong></p>`}
</section>`
}

const methodNames = { card: 'Carte bancaire', sepa_debit: 'Prélèvement SEPA' } as const

function methodTabs(view: CheckoutView): Html | undefined {
  const types = view.session.payment_method_types.filter(
    (type) => type in methodNames,
  ) as (keyof typeof methodNames)[]
  if (types.length < 2) return undefined
  return html`<nav aria-label="Moyen de paiement"><ul class="tabs">${types.map(
    (type) =>
      html`<li><a href="?method=${type}"${type === view.method && html` aria-current="true"`}>${methodNames[type]}</a></li>`,
  )}</ul></nav>`
}

const mandateText =
  'En validant, vous autorisez le créancier à envoyer à votre banque l’ordre de débiter votre compte, et votre banque à le débiter.'

function fields(view: CheckoutView): Html {
  if (view.session.amount_total === 0) return html`<p>Rien n’est à payer.</p>`
  if (view.method === 'sepa_debit') {
    return html`${field(view, 'iban')}${field(view, 'holder')}<p class="soft">${mandateText}</p>`
  }
  return html`${field(view, 'card')}<div class="pair">${field(view, 'expiry')}${field(view, 'cvc')}</div>${field(view, 'name')}`
}

function buttonLabel(session: Payable): string {
  if (session.mode === 'setup') return 'Enregistrer ce moyen de paiement'
  if (session.amount_total === 0) return 'Confirmer'
  return `Payer ${formatAmount(session.amount_total ?? 0, session.currency ?? 'eur')}`
}

/** The page on which one pays. */
export function checkoutPage(view: CheckoutView): PageContent {
  const { session } = view
  const title = session.mode === 'setup' ? 'Enregistrer un moyen de paiement' : `Payer ${view.payee}`
  const body = html`<h1>${title}</h1>
${order(view)}
${methodTabs(view)}
<form class="card" method="post" action="${view.action}?method=${view.method}" novalidate>
${view.alert && html`<div class="alert" role="alert" tabindex="-1" autofocus><p>${view.alert}</p></div>`}
${view.email ? undefined : field(view, 'email')}
${fields(view)}
<button class="main" type="submit">${buttonLabel(session)}</button>
</form>
${session.cancel_url && html`<p><a href="${session.cancel_url}">Annuler et revenir</a></p>`}
<p class="soft">Ceci est un bac à sable\u00a0: aucune somme n’est débitée. Les cartes et les IBAN de test sont sur la <a href="/">page d’accueil</a>.</p>`
  return { title, body, bare: true, width: 'narrow' }
}

/** The page of the holder's bank (3-D Secure). */
export function confirmPage(
  session: Pick<Payable, 'amount_total' | 'currency'>,
  payee: string,
  page: string,
): PageContent {
  const amount = session.amount_total ? formatAmount(session.amount_total, session.currency ?? 'eur') : null
  const body = html`<h1>Confirmation demandée par votre banque</h1>
<form class="card" method="post" action="${page}/confirm">
<p>${amount ? html`Vous payez <strong>${amount}</strong> à ${payee}.` : html`${payee} enregistre votre carte.`}</p>
<p>Est-ce bien vous ?</p>
<p><button class="main" name="answer" value="yes" type="submit">Confirmer le paiement</button></p>
<p><button name="answer" value="no" type="submit">Refuser</button></p>
</form>`
  return { title: 'Confirmation (3-D Secure)', body, bare: true, width: 'narrow' }
}

/** The page of a session that can no longer be paid, or that does not exist. */
export function closedPage(
  session: Stripe.Checkout.Session | undefined,
  successUrl: string | null,
): PageContent {
  const [title, text] = !session
    ? [
        'Page de paiement introuvable',
        'Cette adresse ne mène à aucun paiement. Reprenez depuis le site du commerçant.',
      ]
    : session.status === 'complete'
      ? ['Paiement déjà enregistré', 'Ce paiement a déjà été fait. Rien de plus ne sera débité.']
      : [
          'Page de paiement expirée',
          'Le délai pour payer est passé. Rien n’a été débité. Reprenez depuis le site du commerçant.',
        ]
  const link = session?.status === 'complete' ? successUrl : session?.cancel_url
  const body = html`<h1>${title}</h1><div class="card"><p>${text}</p>
${link && html`<p><a class="button" href="${link}">Revenir au site</a></p>`}</div>`
  return { title, body, bare: true, width: 'narrow' }
}
