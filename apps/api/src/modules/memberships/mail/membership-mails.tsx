import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { receiptAttachment } from '../../billing/index.ts'
import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'

const day = (value: unknown, locale: 'fr' | 'en', style: 'short' | 'long') =>
  formatLocalDate(parseLocalDate(String(value)), locale, style)

/** Registers the mails that this module sends. */
export function registerMembershipMails(): void {
  registerTemplate('membership-renewed', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Votre adhésion est active jusqu’au ${day(data.endsOn, 'fr', 'short')}`
        : `Your membership is active until ${day(data.endsOn, 'en', 'short')}`,
    body: ({ data, locale }) => {
      const amount = formatEuros(Number(data.amountCents), locale)
      const period = [day(data.startsOn, locale, 'long'), day(data.endsOn, locale, 'long')]
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Votre règlement est reçu et votre adhésion est renouvelée. Le reçu est joint à ce message ; vous
            n’avez rien à faire.
          </Paragraph>
          <Facts
            items={[
              ['Période :', `du ${period[0]} au ${period[1]}`],
              ['Montant :', amount],
              ['Reçu n° :', String(data.number)],
            ]}
          />
          <Action href={String(data.url)}>Voir mon adhésion</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            Your payment is received and your membership is renewed. The receipt is attached; there is nothing
            to do.
          </Paragraph>
          <Facts
            items={[
              ['Period:', `${period[0]} to ${period[1]}`],
              ['Amount:', amount],
              ['Receipt no.:', String(data.number)],
            ]}
          />
          <Action href={String(data.url)}>See my membership</Action>
        </>
      )
    },
    attachments: receiptAttachment,
  })
}
