import { formatLocalDate, isLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { receiptAttachment } from '../../billing/index.ts'
import {
  Action,
  Facts,
  type MessageData,
  Paragraph,
  registerTemplate,
  type Template,
} from '../../notifications/index.ts'
import { registerWithdrawalMails } from './withdrawal-mails.tsx'

type Locale = 'fr' | 'en'
type Line = readonly [string, string]

const day = (value: unknown, locale: Locale) =>
  isLocalDate(value) ? formatLocalDate(value, locale, 'long') : ''

interface Words {
  readonly subject: string
  readonly text: string
  readonly action: string
  readonly facts: readonly Line[]
}

/** A mail about an order: what happened, the facts, the way to the order. */
const about = (words: (data: MessageData, locale: Locale) => Words): Pick<Template, 'subject' | 'body'> => ({
  subject: ({ data, locale }) => words(data, locale).subject,
  body: ({ data, locale }) => {
    const { text, facts, action } = words(data, locale)
    return (
      <>
        <Paragraph>{locale === 'fr' ? `Bonjour ${data.firstName},` : `Hello ${data.firstName},`}</Paragraph>
        <Paragraph>{text}</Paragraph>
        <Facts items={facts.filter(([, value]) => value !== '').map(([name, value]) => [name, value])} />
        <Action href={String(data.url)}>{action}</Action>
      </>
    )
  },
})

const paid = (data: MessageData, locale: Locale): readonly Line[] =>
  locale === 'fr'
    ? [
        ['Prestation :', String(data.label)],
        ['Montant :', formatEuros(Number(data.amountCents), 'fr')],
        ['Payé jusqu’au :', day(data.paidUntil || data.endsOn, 'fr')],
        ['Reçu n° :', String(data.number)],
      ]
    : [
        ['Service:', String(data.label)],
        ['Amount:', formatEuros(Number(data.amountCents), 'en')],
        ['Paid until:', day(data.paidUntil || data.endsOn, 'en')],
        ['Receipt no.:', String(data.number)],
      ]
const ordered = (data: MessageData, locale: Locale, more: readonly Line[] = []): readonly Line[] => [
  [locale === 'fr' ? 'Commande n° :' : 'Order no.:', String(data.number)],
  [locale === 'fr' ? 'Prestation :' : 'Service:', String(data.label)],
  ...more,
]
const see = (locale: Locale) => (locale === 'fr' ? 'Voir ma commande' : 'See my order')

/** Registers the mails about orders of services. */
export function registerServiceMails(): void {
  registerWithdrawalMails()
  registerTemplate('service-ordered', {
    ...about((data, locale) => ({
      subject:
        locale === 'fr' ? `Votre commande est payée : ${data.label}` : `Your order is paid: ${data.label}`,
      text:
        locale === 'fr'
          ? data.interval === 'once'
            ? 'Nous avons bien reçu votre règlement et nous revenons vers vous pour la suite. Le reçu est joint à ce message ; vous n’avez rien à faire.'
            : 'Nous avons bien reçu votre règlement : votre abonnement commence aujourd’hui et se renouvelle de lui-même. Vous pouvez y mettre fin à tout moment depuis votre espace ; il court alors jusqu’à la fin de la période payée. Le reçu est joint à ce message.'
          : data.interval === 'once'
            ? 'We have received your payment and will get back to you about what comes next. The receipt is attached; there is nothing to do.'
            : 'We have received your payment: your subscription begins today and renews itself. You can end it at any time in your space; it then runs until the end of the period that is paid. The receipt is attached.',
      facts: paid(data, locale),
      action: see(locale),
    })),
    attachments: receiptAttachment,
  })
  registerTemplate('service-renewed', {
    ...about((data, locale) => ({
      subject:
        locale === 'fr' ? `Abonnement renouvelé : ${data.label}` : `Subscription renewed: ${data.label}`,
      text:
        locale === 'fr'
          ? 'Votre abonnement est renouvelé et le règlement est reçu. Le reçu est joint à ce message ; vous n’avez rien à faire.'
          : 'Your subscription is renewed and the payment received. The receipt is attached; there is nothing to do.',
      facts: paid(data, locale),
      action: see(locale),
    })),
    attachments: receiptAttachment,
  })
  registerTemplate(
    'service-ending',
    about((data, locale) => ({
      subject:
        locale === 'fr'
          ? `Votre abonnement prend fin le ${day(data.paidUntil, 'fr')}`
          : `Your subscription ends on ${day(data.paidUntil, 'en')}`,
      text:
        locale === 'fr'
          ? 'La fin de votre abonnement est enregistrée. Il court jusqu’à la fin de la période déjà payée ; rien ne sera plus prélevé.'
          : 'The end of your subscription is recorded. It runs until the end of the period already paid; nothing more will be charged.',
      facts: ordered(data, locale, [
        [locale === 'fr' ? 'Dernier jour :' : 'Last day:', day(data.paidUntil, locale)],
      ]),
      action: see(locale),
    })),
  )
  registerTemplate(
    'service-payment-failed',
    about((data, locale) => ({
      subject:
        locale === 'fr'
          ? `Le paiement de votre abonnement n’a pas abouti`
          : 'The payment of your subscription did not go through',
      text:
        locale === 'fr'
          ? 'Votre banque a refusé le paiement de la nouvelle période. Vous pouvez le régler dès maintenant, avec la même carte ou un autre moyen de paiement, qui servira aussi pour les périodes suivantes. Sinon, un nouvel essai sera fait dans quelques jours.'
          : 'Your bank refused the payment of the new period. You can pay it now, with the same card or another means of payment, which will then pay the later periods too. Otherwise it will be tried again in a few days.',
      facts: ordered(data, locale),
      action: locale === 'fr' ? 'Régler maintenant' : 'Pay now',
    })),
  )
  registerTemplate(
    'service-fulfilled',
    about((data, locale) => ({
      subject:
        locale === 'fr'
          ? `Votre prestation est réalisée : ${data.label}`
          : `Your service is done: ${data.label}`,
      text:
        locale === 'fr'
          ? 'La prestation que vous aviez commandée est réalisée. Merci de votre confiance.'
          : 'The service that you had ordered is done. Thank you for your trust.',
      facts: ordered(data, locale, [[locale === 'fr' ? 'Précision :' : 'Note:', String(data.note)]]),
      action: see(locale),
    })),
  )
  registerTemplate(
    'service-cancelled',
    about((data, locale) => ({
      subject:
        locale === 'fr'
          ? `Votre commande est annulée : ${data.label}`
          : `Your order is cancelled: ${data.label}`,
      text:
        locale === 'fr'
          ? 'Nous avons annulé votre commande, qui n’était pas encore réglée. Rien n’a été débité.'
          : 'We have cancelled your order, which was not paid yet. Nothing was charged.',
      facts: ordered(data, locale, [[locale === 'fr' ? 'Motif :' : 'Reason:', String(data.note)]]),
      action: see(locale),
    })),
  )
}
