import { formatEuros } from '@guichet/domain/money'
import { Action, Facts, type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'

type Locale = 'fr' | 'en'

const openingOf = ({ inviter }: MessageData, locale: Locale): string =>
  locale === 'fr'
    ? `${inviter ?? 'Un de nos adhérents'} vous invite à nous rejoindre et nous a donné votre adresse.`
    : `${inviter ?? 'One of our members'} invites you to join us and gave us your address.`

/** What the newcomer gets; nothing where referrals bring nothing. */
const giftOf = ({ amountCents }: MessageData, locale: Locale): string | null => {
  if (Number(amountCents) <= 0) return null
  const amount = formatEuros(Number(amountCents), locale)
  return locale === 'fr'
    ? `En adhérant avec son code, vous recevez un bon cadeau de ${amount}, utilisable sur votre renouvellement et sur nos prestations.`
    : `When you join with this code, you receive a gift voucher of ${amount}, good for your renewal and for our services.`
}

/** Registers the mail that invites a newcomer. */
export function registerReferralMails(): void {
  registerTemplate('referral-invitation', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `${data.inviter ?? 'Un de nos adhérents'} vous invite à nous rejoindre`
        : `${data.inviter ?? 'One of our members'} invites you to join us`,
    body: ({ data, locale }) => {
      const gift = giftOf(data, locale)
      return (
        <>
          <Paragraph>{locale === 'fr' ? 'Bonjour,' : 'Hello,'}</Paragraph>
          <Paragraph>{openingOf(data, locale)}</Paragraph>
          {gift !== null && <Paragraph>{gift}</Paragraph>}
          <Facts items={[[locale === 'fr' ? 'Code de parrainage :' : 'Referral code:', String(data.code)]]} />
          <Action href={String(data.url)}>
            {locale === 'fr' ? 'Découvrir l’adhésion' : 'See how to join'}
          </Action>
          <Paragraph>
            {locale === 'fr'
              ? 'Si vous ne souhaitez pas donner suite, vous n’avez rien à faire : votre adresse ne sert qu’à cette invitation, et nous ne vous relancerons pas.'
              : 'If you do not want to, there is nothing to do: your address is used for this invitation alone, and we will not remind you.'}
          </Paragraph>
        </>
      )
    },
  })
}
