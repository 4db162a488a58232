import { formatIban } from '@guichet/domain/iban'
import { formatEuros } from '@guichet/domain/money'
import { Action, Facts, type MessageData, Paragraph, type Template } from '../../notifications/index.ts'
import { findPayment } from '../data/payment-data.ts'

type Fact = readonly [string, string]

function factsOf(data: MessageData, locale: 'fr' | 'en'): Fact[] {
  const isFrench = locale === 'fr'
  const amount: Fact = [isFrench ? 'Montant :' : 'Amount:', formatEuros(Number(data.amountCents), locale)]
  const reference: Fact = [isFrench ? 'Référence :' : 'Reference:', String(data.reference)]
  const label: Fact = [isFrench ? 'Objet :' : 'For:', String(data.label)]
  if (data.iban)
    return [
      ...[label, amount, reference],
      [isFrench ? 'Bénéficiaire :' : 'Payee:', String(data.holder)],
      [isFrench ? 'IBAN :' : 'IBAN:', formatIban(String(data.iban))],
      [isFrench ? 'BIC :' : 'BIC:', String(data.bic)],
    ]
  return [
    ...[label, amount, reference],
    [isFrench ? 'À l’ordre de :' : 'Payable to:', String(data.payableTo)],
    [isFrench ? 'À envoyer à :' : 'To be sent to:', String(data.address)],
  ]
}

/** What to send where, for a transfer or a cheque; not sent any more once it is paid or given up. */
export const paymentAwaitedMail: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr'
      ? `Votre ${data.iban ? 'virement' : 'chèque'} est attendu : référence ${data.reference}`
      : `Your ${data.iban ? 'transfer' : 'cheque'} is awaited: reference ${data.reference}`,
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre demande est enregistrée. Il reste à la régler{' '}
          {data.iban ? 'par virement' : 'par chèque, la référence au dos'} ; elle prend effet à la réception.
        </Paragraph>
        <Facts items={factsOf(data, locale)} />
        <Paragraph>
          La référence relie votre règlement à votre dossier : indiquez-la telle quelle. Si vous avez déjà
          réglé, ne faites rien.
        </Paragraph>
        {data.url ? <Action href={String(data.url)}>Voir ma demande</Action> : null}
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your request is recorded. It remains to be paid{' '}
          {data.iban ? 'by transfer' : 'by cheque, with the reference on its back'}; it takes effect when the
          money is here.
        </Paragraph>
        <Facts items={factsOf(data, locale)} />
        <Paragraph>
          The reference links your payment to your file: give it as it is. If you have paid already, there is
          nothing to do.
        </Paragraph>
        {data.url ? <Action href={String(data.url)}>See my request</Action> : null}
      </>
    ),
  isWanted: async (ctx, { data }) => (await findPayment(ctx, String(data.paymentId)))?.state === 'pending',
}
