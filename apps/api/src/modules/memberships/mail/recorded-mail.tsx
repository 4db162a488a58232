import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { receiptAttachment } from '../../billing/index.ts'
import { Facts, Paragraph, type Template } from '../../notifications/index.ts'

const day = (value: unknown, locale: 'fr' | 'en') =>
  formatLocalDate(parseLocalDate(String(value)), locale, 'long')

/** Tells who was recorded by staff that he is a member; the receipt goes with it. */
export const recordedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Votre adhésion est enregistrée' : 'Your membership is recorded',
  body: ({ data, locale }) => {
    const amount = formatEuros(Number(data.amountCents), locale)
    const [from, to] = [day(data.startsOn, locale), day(data.endsOn, locale)]
    return locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre règlement est reçu et votre adhésion est enregistrée. Le reçu est joint ; vous n’avez rien à
          faire.
        </Paragraph>
        <Facts
          items={[
            ['Période :', `du ${from} au ${to}`],
            ['Montant :', amount],
            ['Reçu n° :', String(data.number)],
          ]}
        />
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your payment is received and your membership is recorded. The receipt is enclosed; there is nothing
          to do.
        </Paragraph>
        <Facts
          items={[
            ['Period:', `${from} to ${to}`],
            ['Amount:', amount],
            ['Receipt no.:', String(data.number)],
          ]}
        />
      </>
    )
  },
  attachments: receiptAttachment,
}
