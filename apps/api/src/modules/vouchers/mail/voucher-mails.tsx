import { formatLocalDate, isLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { Action, Facts, type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'

type Locale = 'fr' | 'en'

const WHY: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  referrer: {
    fr: 'Une personne que vous avez parrainée vient d’adhérer. Pour vous remercier, nous vous offrons un bon cadeau.',
    en: 'Somebody you referred has just joined. To thank you, here is a gift voucher.',
  },
  newcomer: {
    fr: 'Vous avez adhéré avec un code de parrainage. Pour vous souhaiter la bienvenue, nous vous offrons un bon cadeau.',
    en: 'You joined with a referral code. To welcome you, here is a gift voucher.',
  },
  staff: {
    fr: 'Nous vous offrons un bon cadeau.',
    en: 'Here is a gift voucher from us.',
  },
}

const day = (value: unknown, locale: Locale) =>
  isLocalDate(value) ? formatLocalDate(value, locale, 'long') : ''

const facts = ({ number, amountCents, expiresOn }: MessageData, locale: Locale): [string, string][] =>
  locale === 'fr'
    ? [
        ['Bon n° :', String(number)],
        ['Valeur :', formatEuros(Number(amountCents), 'fr')],
        ['Utilisable jusqu’au :', day(expiresOn, 'fr')],
      ]
    : [
        ['Voucher no.:', String(number)],
        ['Value:', formatEuros(Number(amountCents), 'en')],
        ['Good until:', day(expiresOn, 'en')],
      ]

/** Registers the mails that bring a voucher, and that tell of its last day. */
export function registerVoucherMails(): void {
  registerTemplate('voucher-issued', {
    subject: ({ data, locale }) => {
      const amount = formatEuros(Number(data.amountCents), locale)
      return locale === 'fr' ? `Un bon cadeau de ${amount} pour vous` : `A gift voucher of ${amount} for you`
    },
    body: ({ data, locale }) => (
      <>
        <Paragraph>{locale === 'fr' ? `Bonjour ${data.firstName},` : `Hello ${data.firstName},`}</Paragraph>
        <Paragraph>{WHY[String(data.origin)]?.[locale] ?? ''}</Paragraph>
        <Facts items={facts(data, locale)} />
        <Paragraph>
          {locale === 'fr'
            ? 'Choisissez-le au moment de payer le renouvellement de votre adhésion ou une prestation payée en une fois. Ce qu’il en reste vous attend jusqu’à sa date limite.'
            : 'Choose it when you pay for the renewal of your membership or for a service paid once. What is left of it waits for you until its last day.'}
        </Paragraph>
        <Action href={String(data.url)}>
          {locale === 'fr' ? 'Voir mes bons cadeaux' : 'See my vouchers'}
        </Action>
      </>
    ),
  })
  registerTemplate('voucher-ending', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Votre bon cadeau est utilisable jusqu’au ${day(data.expiresOn, 'fr')}`
        : `Your gift voucher is good until ${day(data.expiresOn, 'en')}`,
    body: ({ data, locale }) => (
      <>
        <Paragraph>{locale === 'fr' ? `Bonjour ${data.firstName},` : `Hello ${data.firstName},`}</Paragraph>
        <Paragraph>
          {locale === 'fr'
            ? 'Votre bon cadeau arrive à sa date limite. Ce qu’il en reste sera perdu le lendemain.'
            : 'The last day of your gift voucher is near. What is left of it is lost the day after.'}
        </Paragraph>
        <Facts items={facts(data, locale)} />
        <Paragraph>
          {locale === 'fr'
            ? 'Choisissez-le au moment de payer le renouvellement de votre adhésion ou une prestation payée en une fois.'
            : 'Choose it when you pay for the renewal of your membership or for a service paid once.'}
        </Paragraph>
        <Action href={String(data.url)}>
          {locale === 'fr' ? 'Voir mes bons cadeaux' : 'See my vouchers'}
        </Action>
      </>
    ),
  })
}
