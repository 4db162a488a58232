import { formatEuros } from '@guichet/domain/money'
import { Action, Facts, Paragraph, registerTemplate, type Template } from '../../notifications/index.ts'
import { findPayment } from '../data/payment-data.ts'
import { papersOfPayment } from '../payment-papers.ts'
import { renderReceipt } from '../render-receipt.ts'
import { paymentAwaitedMail } from './payment-awaited-mail.tsx'
import { refundFailedMail } from './refund-failed-mail.tsx'

/** The receipt and the invoice as PDF, for any mail whose data name the payment. */
export const receiptAttachment: NonNullable<Template['attachments']> = async (ctx, { data, locale }) => {
  const payment = await findPayment(ctx, String(data.paymentId))
  if (!payment) return []
  const { pdf, number } = await renderReceipt(ctx, payment.id, payment.personId, locale)
  const filename = locale === 'fr' ? `recu-${number}.pdf` : `receipt-${number}.pdf`
  const receipt = { filename, content: pdf, contentType: 'application/pdf' }
  return [receipt, ...(await papersOfPayment(ctx, { paymentId: payment.id, locale, back: false }))]
}

/** The credit note as PDF, for any mail that tells of money that went back. */
export const refundAttachment: NonNullable<Template['attachments']> = (ctx, { data, locale }) =>
  data.paymentId
    ? papersOfPayment(ctx, { paymentId: String(data.paymentId), locale, back: true })
    : Promise.resolve([])

/** Registers the mails about money received and given back. */
export function registerBillingMails(): void {
  registerTemplate('payment-awaited', paymentAwaitedMail)
  registerTemplate('refund-failed', refundFailedMail)
  registerTemplate('payment-receipt', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Votre règlement est reçu : reçu ${data.number}`
        : `Your payment is received: receipt ${data.number}`,
    body: ({ data, locale }) => {
      const amount = formatEuros(Number(data.amountCents), locale)
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Nous avons bien reçu votre règlement. Le reçu est joint à ce message ; vous n’avez rien à faire.
          </Paragraph>
          <Facts
            items={[
              ['Objet :', String(data.label)],
              ['Montant :', amount],
              ['Reçu n° :', String(data.number)],
            ]}
          />
          <Action href={String(data.url)}>Voir mes paiements</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            We have received your payment. The receipt is attached; there is nothing to do.
          </Paragraph>
          <Facts
            items={[
              ['For:', String(data.label)],
              ['Amount:', amount],
              ['Receipt no.:', String(data.number)],
            ]}
          />
          <Action href={String(data.url)}>See my payments</Action>
        </>
      )
    },
    attachments: receiptAttachment,
  })
  registerTemplate('payment-mistaken', {
    attachments: refundAttachment,
    subject: ({ locale }) =>
      locale === 'fr'
        ? 'Un règlement avait été enregistré par erreur'
        : 'A payment had been recorded in error',
    body: ({ data, locale }) => {
      const amount = formatEuros(Number(data.amountCents), locale)
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Un virement avait été enregistré à votre nom par erreur. Nous l’avons retiré : le reçu que vous
            aviez reçu et ce que ce règlement avait ouvert ne sont plus valables. Aucune somme ne vous est
            remboursée.
          </Paragraph>
          <Facts
            items={[
              ['Objet :', String(data.label)],
              ['Montant :', amount],
            ]}
          />
          <Action href={String(data.url)}>Voir mes paiements</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            A transfer had been recorded in your name in error. We have taken it back: the receipt that you
            were sent and what this payment had opened are no longer valid. No money is paid back to you.
          </Paragraph>
          <Facts
            items={[
              ['For:', String(data.label)],
              ['Amount:', amount],
            ]}
          />
          <Action href={String(data.url)}>See my payments</Action>
        </>
      )
    },
  })
  registerTemplate('payment-returned', {
    attachments: refundAttachment,
    subject: ({ locale }) =>
      locale === 'fr' ? 'Votre banque a rejeté un prélèvement' : 'Your bank has sent a debit back',
    body: ({ data, locale }) => {
      const amount = formatEuros(Number(data.amountCents), locale)
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Un règlement que nous avions reçu a été repris par votre banque. Le reçu que vous aviez reçu et ce
            que ce règlement avait ouvert ne sont plus valables.
          </Paragraph>
          <Facts
            items={[
              ['Objet :', String(data.label)],
              ['Montant repris :', amount],
            ]}
          />
          <Paragraph>
            Si vous n’avez pas demandé ce rejet, voyez avec votre banque. Vous pouvez régler de nouveau depuis
            votre espace.
          </Paragraph>
          <Action href={String(data.url)}>Voir mes paiements</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            A payment that we had received was taken back by your bank. The receipt that you were sent and
            what this payment had opened are no longer valid.
          </Paragraph>
          <Facts
            items={[
              ['For:', String(data.label)],
              ['Amount taken back:', amount],
            ]}
          />
          <Paragraph>
            If you did not ask for this, speak to your bank. You can pay again from your space.
          </Paragraph>
          <Action href={String(data.url)}>See my payments</Action>
        </>
      )
    },
  })
  // To the organisation, in French as all it is told.
  registerTemplate('payment-returned-desk', {
    subject: ({ data }) => `Règlement repris par la banque : ${data.name}`,
    body: ({ data }) => (
      <>
        <Paragraph>
          La banque a repris un règlement déjà encaissé. Ce qu’il avait payé est annulé selon ses règles, et
          la personne en est avertie.
        </Paragraph>
        <Facts
          items={[
            ['Personne :', String(data.name)],
            ['Objet :', String(data.label)],
            ['Montant repris :', formatEuros(Number(data.amountCents), 'fr')],
            ['Référence :', String(data.reference)],
          ]}
        />
        <Action href={String(data.url)}>Voir le dossier</Action>
      </>
    ),
  })
  registerTemplate('payment-refunded', {
    attachments: refundAttachment,
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Remboursement de ${formatEuros(Number(data.amountCents), 'fr')}`
        : `Refund of ${formatEuros(Number(data.amountCents), 'en')}`,
    body: ({ data, locale }) => {
      const amount = formatEuros(Number(data.amountCents), locale)
      const online = data.method === 'card' || data.method === 'sepa-debit'
      const remains = Number(data.remains ?? 0) === 1
      const paidCents = Number(data.paidCents ?? data.amountCents)
      const paid = (label: string): [string, string][] =>
        paidCents === Number(data.amountCents) ? [] : [[label, formatEuros(paidCents, locale)]]
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            {online
              ? 'Nous vous remboursons par le moyen de paiement que vous aviez choisi. La somme arrive sur votre compte sous dix jours ; vous n’avez rien à faire.'
              : 'Nous vous remboursons votre règlement. Vous n’avez rien à faire.'}
          </Paragraph>
          <Facts
            items={[
              ['Objet :', String(data.label)],
              ['Montant remboursé :', amount],
              ...paid('Sur un règlement de :'),
            ]}
          />
          {remains && (
            <Paragraph>Ce que vous aviez réglé vous reste acquis : rien d’autre ne change.</Paragraph>
          )}
          <Action href={String(data.url)}>Voir mes paiements</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            {online
              ? 'We are paying you back by the means of payment that you had chosen. The money arrives within ten days; there is nothing to do.'
              : 'We are paying you back. There is nothing to do.'}
          </Paragraph>
          <Facts
            items={[['For:', String(data.label)], ['Amount paid back:', amount], ...paid('Of a payment of:')]}
          />
          {remains && <Paragraph>You keep what you had paid for: nothing else changes.</Paragraph>}
          <Action href={String(data.url)}>See my payments</Action>
        </>
      )
    },
  })
}
