import { monthDays } from '@guichet/domain/billing-run'
import { formatLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { Action, Facts, type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'

/** « novembre 2026 ». */
const monthIn = ({ month }: MessageData, locale: 'fr' | 'en') =>
  formatLocalDate(monthDays(String(month)).startsOn, locale, 'long').replace(/^\S+\s/u, '')

/** Registers the mail to finance about a billing run that was closed before it had billed everybody. */
export function registerBillingRunMail(): void {
  registerTemplate('billing-run-failed', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Facturation de ${monthIn(data, 'fr')} interrompue`
        : `Billing of ${monthIn(data, 'en')} broken off`,
    body: ({ data, locale }) => {
      const amount = formatEuros(Number(data.grossCents ?? 0), locale)
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour,</Paragraph>
          <Paragraph>
            La facturation de {monthIn(data, 'fr')} n’avançait plus, et plusieurs reprises n’y ont rien
            changé : elle est close. Les factures émises restent valables ; les autres comptes sont à facturer
            par une nouvelle facturation, qui ne reprend que ceux qui manquent.
          </Paragraph>
          <Facts
            items={[
              ['Factures émises :', `${data.issued} sur ${data.expected}`],
              ['Montant :', amount],
            ]}
          />
          <Action href={String(data.url)}>Facturer les comptes qui manquent</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello,</Paragraph>
          <Paragraph>
            The billing of {monthIn(data, 'en')} stood still, and taking it up again several times did not
            help: it is closed. The invoices issued stay valid; the other accounts are to be billed by another
            run, which takes in only those that are missing.
          </Paragraph>
          <Facts
            items={[
              ['Invoices issued:', `${data.issued} of ${data.expected}`],
              ['Amount:', amount],
            ]}
          />
          <Action href={String(data.url)}>Bill the accounts that are missing</Action>
        </>
      )
    },
  })
}
