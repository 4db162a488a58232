import { Action, Facts, instant, Paragraph, type Template } from '../../notifications/index.ts'
import type { FactorChange } from '../tell-factor-change.ts'

type Words = Readonly<
  Record<
    FactorChange,
    { readonly subject: string; readonly what: (data: Readonly<Record<string, unknown>>) => string }
  >
>

const FR: Words = {
  'totp-added': {
    subject: 'La double authentification est activée',
    what: () =>
      'Une application d’authentification vient d’être ajoutée à votre espace. Un code vous sera demandé à la connexion.',
  },
  'totp-replaced': {
    subject: 'Votre application d’authentification a été remplacée',
    what: () =>
      'Une autre application d’authentification vient de prendre la place de la précédente, dont les codes ne servent plus.',
  },
  'totp-removed': {
    subject: 'Votre application d’authentification a été retirée',
    what: () => 'L’application d’authentification de votre espace vient d’être retirée.',
  },
  'passkey-added': {
    subject: 'Une clé d’accès a été ajoutée',
    what: ({ name }) =>
      `La clé d’accès « ${String(name)} » vient d’être ajoutée à votre espace. Elle ouvre votre espace sans mot de passe.`,
  },
  'passkey-removed': {
    subject: 'Une clé d’accès a été retirée',
    what: ({ name }) => `La clé d’accès « ${String(name)} » n’ouvre plus votre espace.`,
  },
  'sms-added': {
    subject: 'Le code par SMS est activé',
    what: ({ phone }) => `Un code envoyé au ${String(phone)} vous sera demandé à la connexion.`,
  },
  'sms-removed': {
    subject: 'Le code par SMS est désactivé',
    what: ({ phone }) => `Aucun code envoyé au ${String(phone)} ne sera plus demandé à la connexion.`,
  },
  'recovery-codes-made': {
    subject: 'De nouveaux codes de secours ont été créés',
    what: () =>
      'Dix codes de secours viennent d’être créés pour votre espace. Les précédents ne servent plus.',
  },
  'recovery-code-used': {
    subject: 'Un code de secours a servi à la connexion',
    what: ({ left }) =>
      left === 0
        ? 'Un code de secours vient de servir à ouvrir votre espace. C’était le dernier : créez-en de nouveaux.'
        : `Un code de secours vient de servir à ouvrir votre espace. Il en reste ${String(left)}.`,
  },
}

const EN: Words = {
  'totp-added': {
    subject: 'Two-step sign-in is on',
    what: () =>
      'An authenticator program was just added to your space. A code will be asked for when you sign in.',
  },
  'totp-replaced': {
    subject: 'Your authenticator program was replaced',
    what: () =>
      'Another authenticator program has just taken the place of the one before, whose codes serve no more.',
  },
  'totp-removed': {
    subject: 'Your authenticator program was removed',
    what: () => 'The authenticator program of your space was just removed.',
  },
  'passkey-added': {
    subject: 'A passkey was added',
    what: ({ name }) =>
      `The passkey “${String(name)}” was just added to your space. It opens your space without a password.`,
  },
  'passkey-removed': {
    subject: 'A passkey was removed',
    what: ({ name }) => `The passkey “${String(name)}” does not open your space any more.`,
  },
  'sms-added': {
    subject: 'Sign-in codes by SMS are on',
    what: ({ phone }) => `A code sent to ${String(phone)} will be asked for when you sign in.`,
  },
  'sms-removed': {
    subject: 'Sign-in codes by SMS are off',
    what: ({ phone }) => `No code sent to ${String(phone)} is asked for any more when you sign in.`,
  },
  'recovery-codes-made': {
    subject: 'New recovery codes were made',
    what: () => 'Ten recovery codes were just made for your space. Those before serve no more.',
  },
  'recovery-code-used': {
    subject: 'A recovery code was used to sign in',
    what: ({ left }) =>
      left === 0
        ? 'A recovery code was just used to open your space. It was the last one: make new ones.'
        : `A recovery code was just used to open your space. ${String(left)} are left.`,
  },
}
const WORDS = { fr: FR, en: EN } as const

const COMMON = {
  fr: {
    hello: 'Bonjour',
    when: 'Le\u00a0:',
    alarm:
      'Si cela ne vient pas de vous, changez votre mot de passe, fermez les autres sessions et contactez sans attendre notre service d’assistance\u00a0:',
    email: 'E-mail\u00a0:',
    phone: 'Téléphone\u00a0:',
    hours: 'Horaires\u00a0:',
    action: 'Ouvrir la page Sécurité',
  },
  en: {
    hello: 'Hello',
    when: 'When:',
    alarm:
      'If this does not come from you, change your password, end the other sessions and contact our support desk at once:',
    email: 'E-mail:',
    phone: 'Telephone:',
    hours: 'Hours:',
    action: 'Open the page Security',
  },
} as const

const wordsOf = (data: Readonly<Record<string, unknown>>, locale: 'fr' | 'en') =>
  WORDS[locale][data.change as FactorChange]

/** After each change of the second factors. */
export const factorChangedMail: Template = {
  subject: ({ data, locale }) => wordsOf(data, locale).subject,
  body: ({ data, locale }) => {
    const text = COMMON[locale]
    return (
      <>
        <Paragraph>
          {text.hello} {String(data.firstName)},
        </Paragraph>
        <Paragraph>{wordsOf(data, locale).what(data)}</Paragraph>
        <Facts items={[[text.when, instant(data.at, locale)]]} />
        <Action href={String(data.securityUrl)}>{text.action}</Action>
        <Paragraph>{text.alarm}</Paragraph>
        <Facts
          items={[
            [text.email, String(data.email)],
            [text.phone, String(data.phone)],
            [text.hours, String(data.openingHours)],
          ]}
        />
      </>
    )
  },
}
