import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { registerServiceMessage } from '../../messages/index.ts'
import { Action, Facts, type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'
import { findInvoice } from '../data/invoice-data.ts'
import { renderInvoice } from '../render-invoice.ts'
import { registerBillingRunMail } from './billing-run-mail.tsx'

const WORDS = {
  fr: {
    invoice: 'Facture',
    'credit-note': 'Avoir',
    'to-pay': (data: MessageData) =>
      `Votre facture est jointe à ce message. Elle est à régler au plus tard le ${dayIn(data, 'fr')}, par virement ou par chèque, avec la référence qu’elle porte.`,
    late: (data: MessageData) =>
      `Votre facture est jointe à ce message. Elle était à régler au plus tard le ${dayIn(data, 'fr')}\u00a0: si votre règlement est parti, ne tenez pas compte de ce rappel.`,
    paid: () => 'Votre facture est jointe à ce message. Elle est réglée\u00a0: vous n’avez rien à faire.',
    cancelled: () =>
      'La facture jointe à ce message a été annulée par un avoir\u00a0: vous n’avez rien à régler.',
    issued: () => 'Votre avoir est joint à ce message. Vous n’avez rien à faire.',
    names: ['Objet\u00a0:', 'Numéro\u00a0:', 'Montant\u00a0:', 'Échéance\u00a0:', 'Reste à régler\u00a0:'],
    see: 'Voir la facture',
    hello: 'Bonjour,',
  },
  en: {
    invoice: 'Invoice',
    'credit-note': 'Credit note',
    'to-pay': (data: MessageData) =>
      `Your invoice is attached. It is payable by ${dayIn(data, 'en')}, by transfer or cheque, quoting the reference on it.`,
    late: (data: MessageData) =>
      `Your invoice is attached. It was payable by ${dayIn(data, 'en')}: if your payment is on its way, disregard this reminder.`,
    paid: () => 'Your invoice is attached. It is paid: there is nothing to do.',
    cancelled: () => 'The attached invoice was cancelled by a credit note: there is nothing to pay.',
    issued: () => 'Your credit note is attached. There is nothing to do.',
    names: ['For:', 'Number:', 'Amount:', 'Payable by:', 'Still to pay:'],
    see: 'See the invoice',
    hello: 'Hello,',
  },
} as const
type State = 'to-pay' | 'late' | 'paid' | 'cancelled' | 'issued'

const dayIn = (data: MessageData, locale: 'fr' | 'en') =>
  formatLocalDate(parseLocalDate(String(data.dueOn)), locale, 'long')
const kindOf = (kind: unknown) => (kind === 'credit-note' ? 'credit-note' : 'invoice')

/** Registers the mail that carries an invoice, and what an account reads of it. */
export function registerInvoiceMails(): void {
  registerBillingRunMail()
  registerTemplate('invoice', {
    subject: ({ data, locale }) => {
      const amount = formatEuros(Number(data.grossCents), locale)
      const title = `${WORDS[locale][kindOf(data.kind)]} ${data.number}`
      return locale === 'fr' ? `${title}\u00a0: ${amount}` : `${title}: ${amount}`
    },
    body: ({ data, locale }) => {
      const words = WORDS[locale]
      const state = String(data.state) as State
      const [subject, number, amount, due, rest] = words.names
      const restCents = Number(data.dueCents ?? data.grossCents)
      const isDue = state === 'to-pay' || state === 'late'
      return (
        <>
          <Paragraph>{words.hello}</Paragraph>
          <Paragraph>{words[state](data)}</Paragraph>
          <Facts
            items={[
              [subject, String(data.label)],
              [number, String(data.number)],
              [amount, formatEuros(Number(data.grossCents), locale)],
              ...(isDue && restCents < Number(data.grossCents)
                ? ([[rest, formatEuros(restCents, locale)]] as [string, string][])
                : []),
              ...(isDue ? ([[due, dayIn(data, locale)]] as [string, string][]) : []),
            ]}
          />
          <Action href={String(data.url)}>{words.see}</Action>
        </>
      )
    },
    attachments: async (ctx, { data, locale }) => {
      const row = await findInvoice(ctx, String(data.invoiceId))
      if (!row) return []
      const { pdf, fileName } = await renderInvoice(ctx, row, locale)
      return [{ filename: fileName, content: pdf, contentType: 'application/pdf' }]
    },
  })
  registerServiceMessage('account-invoice', {
    text: ({ data, locale }) => {
      const words = WORDS[locale]
      const kind = kindOf(data.invoiceKind)
      const amount = formatEuros(Number(data.grossCents ?? 0), locale)
      const isInvoice = kind === 'invoice'
      const due = isInvoice && data.dueOn ? [[words.names[3], dayIn(data, locale)] as const] : []
      return {
        subject:
          locale === 'fr'
            ? `${words[kind]} ${data.number} du compte ${data.login}`
            : `${words[kind]} ${data.number} of the account ${data.login}`,
        paragraphs: [
          locale === 'fr'
            ? isInvoice
              ? `Une facture est établie pour le compte ${data.login} (${data.companyName}). Elle est envoyée à l’adresse de facturation.`
              : `Un avoir est établi pour le compte ${data.login} (${data.companyName}). Il est envoyé à l’adresse de facturation.`
            : isInvoice
              ? `An invoice was issued for the account ${data.login} (${data.companyName}). It is sent to its invoicing address.`
              : `A credit note was issued for the account ${data.login} (${data.companyName}). It is sent to its invoicing address.`,
        ],
        facts: [[words.names[2], amount], ...due],
        action: { label: words.see, path: data.invoiceId ? `/factures/${data.invoiceId}` : '/factures' },
      }
    },
    variants: [{ invoiceKind: 'invoice' }, { invoiceKind: 'credit-note' }],
  })
}
