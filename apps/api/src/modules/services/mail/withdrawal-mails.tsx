import { addDays, formatLocalDate, isLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { type OrderWithdrawalState, REFUND_DAYS } from '@guichet/domain/service-withdrawal'
import { Action, Facts, instant, Paragraph, registerTemplate } from '../../notifications/index.ts'

type Locale = 'fr' | 'en'
type Line = readonly [string, string]

const day = (value: unknown, locale: Locale) =>
  isLocalDate(value) ? formatLocalDate(value, locale, 'long') : ''
const lastDay = (toldOn: unknown, locale: Locale) =>
  isLocalDate(toldOn) ? formatLocalDate(addDays(toldOn, REFUND_DAYS), locale, 'long') : ''

const SUBJECTS: Readonly<Record<Locale, Readonly<Record<OrderWithdrawalState, string>>>> = {
  fr: {
    asked: 'Votre rétractation est bien reçue',
    accepted: 'Votre rétractation est réglée',
    declined: 'Votre rétractation : notre réponse',
  },
  en: {
    asked: 'We have received your withdrawal',
    accepted: 'Your withdrawal is settled',
    declined: 'Your withdrawal: our answer',
  },
}
const text = (state: OrderWithdrawalState, toldOn: unknown, locale: Locale): string => {
  const last = lastDay(toldOn, locale)
  if (locale === 'fr')
    return {
      asked: `Nous accusons réception de votre rétractation. Rien de plus ne vous sera débité pour cette commande, et ce qui vous revient sera remboursé au plus tard le ${last}, par le moyen de votre règlement.`,
      accepted: 'Votre commande est annulée. Ce qui vous revient repart par le moyen de votre règlement.',
      declined:
        'Nous ne pouvons pas donner suite à votre rétractation : votre commande n’est pas annulée. Un abonnement prend fin avec la période payée.',
    }[state]
  return {
    asked: `We acknowledge your withdrawal. Nothing more will be charged for this order, and what is owed to you goes back by ${last} at the latest, by the way you paid.`,
    accepted: 'Your order is cancelled. What is owed to you goes back by the way you paid.',
    declined:
      'We cannot follow your withdrawal: your order is not cancelled. A subscription ends with the period that is paid.',
  }[state]
}

/** Registers the mails about withdrawing from an order. */
export function registerWithdrawalMails(): void {
  registerTemplate('service-withdrawal', {
    subject: ({ data, locale }) => SUBJECTS[locale][data.state as OrderWithdrawalState],
    body: ({ data, locale }) => {
      const isFrench = locale === 'fr'
      const state = data.state as OrderWithdrawalState
      const facts: Line[] = [
        [isFrench ? 'Commande n° :' : 'Order no.:', String(data.number)],
        [isFrench ? 'Prestation :' : 'Service:', String(data.label)],
        [isFrench ? 'Date de la rétractation :' : 'Day of the withdrawal:', day(data.toldOn, locale)],
        [isFrench ? 'Reçue le :' : 'Received on:', state === 'asked' ? instant(data.askedAt, locale) : ''],
        [
          isFrench ? 'Montant remboursé :' : 'Given back:',
          data.backCents === '' ? '' : formatEuros(Number(data.backCents), locale),
        ],
        [isFrench ? 'Notre réponse :' : 'Our answer:', String(data.answer)],
      ]
      return (
        <>
          <Paragraph>{isFrench ? `Bonjour ${data.firstName},` : `Hello ${data.firstName},`}</Paragraph>
          <Paragraph>{text(state, data.toldOn, locale)}</Paragraph>
          <Facts items={facts.filter(([, value]) => value !== '').map(([name, value]) => [name, value])} />
          <Action href={String(data.url)}>{isFrench ? 'Voir ma commande' : 'See my order'}</Action>
        </>
      )
    },
  })
  registerTemplate('service-withdrawal-requested', {
    subject: ({ data }) => `Rétractation à rembourser\u00a0: ${data.holder}`,
    body: ({ data }) => (
      <>
        <Paragraph>
          {data.holder} se rétracte d’une commande. Ce qui est dû repart au plus tard le{' '}
          {lastDay(data.toldOn, 'fr')}.
        </Paragraph>
        <Facts
          items={[
            ['Commande n° :', String(data.number)],
            ['Prestation :', String(data.label)],
            ['Date de la rétractation :', day(data.toldOn, 'fr')],
            ['Précisions :', String(data.comment || 'aucune')],
          ]}
        />
        <Action href={String(data.url)}>Ouvrir la commande</Action>
      </>
    ),
  })
}
