import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { Action, Facts, type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'
import type { AutomaticMail } from '../tell-member.ts'

type Locale = 'fr' | 'en'
const day = (value: unknown, locale: Locale, style: 'short' | 'long' = 'long') =>
  value ? formatLocalDate(parseLocalDate(String(value)), locale, style) : ''
const euros = (data: MessageData, locale: Locale) => formatEuros(Number(data.amountCents ?? 0), locale)

/** What is debited, when and from what. */
function facts(data: MessageData, locale: Locale): [string, string][] {
  const what = locale === 'fr' ? data.typeFr : data.typeEn
  const [from, to] = [day(data.startsOn, locale), day(data.endsOn, locale)]
  const means =
    data.method === 'card'
      ? locale === 'fr'
        ? 'carte bancaire'
        : 'card'
      : locale === 'fr'
        ? 'prélèvement SEPA'
        : 'SEPA direct debit'
  const lines: [string, string, string][] = [
    ['Adhésion :', 'Membership:', String(what ?? '')],
    [
      'Période :',
      'Period:',
      from && to ? (locale === 'fr' ? `du ${from} au ${to}` : `${from} to ${to}`) : '',
    ],
    ['Montant :', 'Amount:', data.amountCents === undefined ? '' : euros(data, locale)],
    ['Débité le :', 'Debited on:', day(data.debitOn, locale)],
    ['Par :', 'From:', data.methodLabel ? `${means}, ${data.methodLabel}` : means],
  ]
  return lines
    .filter(([, , value]) => value !== '')
    .map(([french, english, value]) => [locale === 'fr' ? french : english, value])
}

const STOPPED: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  member: { fr: 'Vous l’avez arrêtée.', en: 'You stopped it.' },
  refused: {
    fr: 'Le prélèvement a été refusé deux fois : renouvelez vous-même, par le moyen de votre choix.',
    en: 'The debit was refused twice: renew yourself, by the means of your choice.',
  },
  unavailable: {
    fr: 'Votre type d’adhésion n’est plus proposé : choisissez-en un autre en renouvelant vous-même.',
    en: 'Your type of membership is no longer offered: choose another one by renewing yourself.',
  },
  'too-late': {
    fr: 'Nous n’avons pas pu vous prévenir à temps : rien n’est débité sans préavis. Renouvelez vous-même.',
    en: 'We could not tell you in time: nothing is debited without notice. Please renew yourself.',
  },
  cancelled: { fr: 'Votre adhésion a été annulée.', en: 'Your membership was cancelled.' },
}

interface Words {
  readonly subject: (data: MessageData) => string
  readonly lines: (data: MessageData) => readonly string[]
}

const MAILS: Readonly<Record<AutomaticMail, Readonly<Record<Locale, Words>>>> = {
  'automatic-renewal-on': {
    fr: {
      subject: () => 'Votre adhésion se renouvellera automatiquement',
      lines: () => [
        'La reconduction automatique de votre adhésion est activée. Rien n’est débité aujourd’hui.',
        'Vous pouvez l’arrêter en un clic sur la page « Adhésions », jusqu’à la veille du débit.',
      ],
    },
    en: {
      subject: () => 'Your membership will renew by itself',
      lines: () => [
        'Automatic renewal of your membership is switched on. Nothing is debited today.',
        'You can stop it in one click on the page “Memberships”, until the day before the debit.',
      ],
    },
  },
  'automatic-renewal-notice': {
    fr: {
      subject: (data) => `Votre adhésion sera reconduite le ${day(data.startsOn, 'fr', 'short')}`,
      lines: (data) => [
        `Votre adhésion prend fin le ${day(data.currentEndsOn, 'fr')} et sera reconduite automatiquement.`,
        `Si vous ne le souhaitez pas, arrêtez la reconduction avant le ${day(data.debitOn, 'fr')}, en un clic et sans frais, sur la page « Adhésions » (article L215-1 du code de la consommation).`,
      ],
    },
    en: {
      subject: (data) => `Your membership will be renewed on ${day(data.startsOn, 'en', 'short')}`,
      lines: (data) => [
        `Your membership ends on ${day(data.currentEndsOn, 'en')} and will be renewed automatically.`,
        `If you do not want that, stop it before ${day(data.debitOn, 'en')}, in one click and free of charge, on the page “Memberships” (article L215-1 of the French consumer code).`,
      ],
    },
  },
  'automatic-renewal-announced': {
    fr: {
      subject: (data) => `Débit de ${euros(data, 'fr')} le ${day(data.debitOn, 'fr', 'short')}`,
      lines: (data) => [
        `Nous débiterons ${euros(data, 'fr')} le ${day(data.debitOn, 'fr')} pour renouveler votre adhésion. Vous n’avez rien à faire.`,
        'Vous pouvez encore l’arrêter jusqu’à la veille, sur la page « Adhésions ».',
      ],
    },
    en: {
      subject: (data) => `Debit of ${euros(data, 'en')} on ${day(data.debitOn, 'en', 'short')}`,
      lines: (data) => [
        `We will debit ${euros(data, 'en')} on ${day(data.debitOn, 'en')} to renew your membership. There is nothing to do.`,
        'You can still stop it until the day before, on the page “Memberships”.',
      ],
    },
  },
  'automatic-renewal-refused': {
    fr: {
      subject: () => 'Le débit de votre adhésion a été refusé',
      lines: (data) => [
        `Votre banque a refusé le débit de ${euros(data, 'fr')}. Nous essaierons une seconde et dernière fois le ${day(data.debitOn, 'fr')}.`,
        'Vous pouvez aussi renouveler dès maintenant par un autre moyen, sur la page « Adhésions ».',
      ],
    },
    en: {
      subject: () => 'The debit of your membership was refused',
      lines: (data) => [
        `Your bank refused the debit of ${euros(data, 'en')}. We will try a second and last time on ${day(data.debitOn, 'en')}.`,
        'You can also renew right now by another means, on the page “Memberships”.',
      ],
    },
  },
  'automatic-renewal-stopped': {
    fr: {
      subject: () => 'Votre adhésion ne se renouvelle plus automatiquement',
      lines: (data) => [
        'La reconduction automatique de votre adhésion est arrêtée : plus rien ne sera débité.',
        STOPPED[String(data.reason)]?.fr ?? '',
      ],
    },
    en: {
      subject: () => 'Your membership no longer renews by itself',
      lines: (data) => [
        'Automatic renewal of your membership is stopped: nothing more will be debited.',
        STOPPED[String(data.reason)]?.en ?? '',
      ],
    },
  },
}

/** Mails that name what is debited. */
const WITH_FACTS: readonly AutomaticMail[] = [
  'automatic-renewal-on',
  'automatic-renewal-notice',
  'automatic-renewal-announced',
]

/** Registers the mails that this module sends. */
export function registerAutomaticMails(): void {
  for (const name of Object.keys(MAILS) as AutomaticMail[]) {
    registerTemplate(name, {
      subject: ({ data, locale }) => MAILS[name][locale].subject(data),
      body: ({ data, locale }) => {
        const [first = '', ...others] = MAILS[name][locale].lines(data)
        return (
          <>
            <Paragraph>
              {locale === 'fr' ? `Bonjour ${data.firstName},` : `Hello ${data.firstName},`}
            </Paragraph>
            <Paragraph>{first}</Paragraph>
            {WITH_FACTS.includes(name) && <Facts items={facts(data, locale)} />}
            {others
              .filter((line) => line !== '')
              .map((line) => (
                <Paragraph key={line}>{line}</Paragraph>
              ))}
            <Action href={String(data.url)}>
              {locale === 'fr' ? 'Voir mes adhésions' : 'See my memberships'}
            </Action>
          </>
        )
      },
    })
  }
}
