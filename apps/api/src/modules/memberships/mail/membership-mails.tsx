import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { receiptAttachment, refundAttachment } from '../../billing/index.ts'
import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'
import { RECORDED_TEMPLATE } from '../record-member.ts'
import { fileCorrectedMail } from './file-corrected-mail.tsx'
import { nirRevealedMail } from './nir-revealed-mail.tsx'
import { recordedMail } from './recorded-mail.tsx'

const day = (value: unknown, locale: 'fr' | 'en', style: 'short' | 'long') =>
  formatLocalDate(parseLocalDate(String(value)), locale, style)

/** Registers the mails that this module sends. */
export function registerMembershipMails(): void {
  registerTemplate('nir-revealed', nirRevealedMail)
  registerTemplate('file-corrected', fileCorrectedMail)
  registerTemplate(RECORDED_TEMPLATE, recordedMail)
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
  registerTemplate('membership-cancelled', {
    attachments: refundAttachment,
    subject: ({ locale }) =>
      locale === 'fr' ? 'Votre adhésion est annulée' : 'Your membership is cancelled',
    body: ({ data, locale }) => {
      const [from, to] = [day(data.startsOn, locale, 'long'), day(data.agreedEndsOn, locale, 'long')]
      const on = day(data.cancelledOn, locale, 'long')
      const until = data.memberUntil ? day(data.memberUntil, locale, 'long') : null
      const back = Number(data.amountCents) > 0 ? formatEuros(Number(data.amountCents), locale) : null
      const isOnline = data.method === 'card' || data.method === 'sepa-debit'
      const fact = (label: string, value: string | null): [string, string][] =>
        value ? [[label, value]] : []
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>Votre adhésion est annulée à compter du {on}.</Paragraph>
          <Facts
            items={[
              ['Période prévue :', `du ${from} au ${to}`],
              ...fact('Motif :', String(data.reason)),
              ...fact('Montant remboursé :', back),
            ]}
          />
          {back && (
            <Paragraph>
              {isOnline
                ? 'Le remboursement se fait par le moyen de paiement que vous aviez choisi et arrive sous dix jours ; vous n’avez rien à faire.'
                : 'Nous vous remboursons ce montant ; vous n’avez rien à faire.'}
            </Paragraph>
          )}
          <Paragraph>
            L’attestation et la carte délivrées pour cette période ne sont plus valables.{' '}
            {until
              ? `Vous restez adhérent jusqu’au ${until}.`
              : 'Vous pouvez adhérer de nouveau quand vous voulez, depuis votre espace.'}
          </Paragraph>
          <Action href={String(data.url)}>Voir mes adhésions</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>Your membership is cancelled as of {on}.</Paragraph>
          <Facts
            items={[
              ['Agreed period:', `${from} to ${to}`],
              ...fact('Reason:', String(data.reason)),
              ...fact('Amount paid back:', back),
            ]}
          />
          {back && (
            <Paragraph>
              {isOnline
                ? 'It goes back by the means of payment that you had chosen and arrives within ten days; there is nothing to do.'
                : 'We are paying you back; there is nothing to do.'}
            </Paragraph>
          )}
          <Paragraph>
            The certificate and the card issued for this period are no longer valid.{' '}
            {until
              ? `You remain a member until ${until}.`
              : 'You can join again whenever you like, from your space.'}
          </Paragraph>
          <Action href={String(data.url)}>See my memberships</Action>
        </>
      )
    },
  })
}
