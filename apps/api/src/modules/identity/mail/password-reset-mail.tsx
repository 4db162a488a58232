import { Action, Paragraph, type Template } from '../../notifications/index.ts'

/** `first`: for whoever comes in through FranceConnect alone, and has no password yet. */
const WORDS = {
  fr: {
    again: {
      subject: 'Choisissez un nouveau mot de passe',
      asked: 'Vous avez demandé à choisir un nouveau mot de passe.',
      action: 'Choisir un nouveau mot de passe',
      else: 'Si cette demande ne vient pas de vous, ne faites rien\u00a0: votre mot de passe reste le même.',
    },
    first: {
      subject: 'Choisissez un mot de passe',
      asked:
        'Vous entrez dans votre espace par FranceConnect, et vous avez demandé à choisir aussi un mot de passe. FranceConnect continuera de fonctionner.',
      action: 'Choisir un mot de passe',
      else: 'Si cette demande ne vient pas de vous, ne faites rien\u00a0: rien ne change.',
    },
    hello: 'Bonjour',
    link: 'Le lien ci-dessous sert une seule fois, pendant 24 heures. D’autres preuves vous seront demandées si vous en avez réglé à la page Sécurité.',
  },
  en: {
    again: {
      subject: 'Choose a new password',
      asked: 'You asked to choose a new password.',
      action: 'Choose a new password',
      else: 'If you did not ask for this, do nothing: your password stays the same.',
    },
    first: {
      subject: 'Choose a password',
      asked:
        'You come in through FranceConnect, and asked to choose a password as well. FranceConnect goes on working.',
      action: 'Choose a password',
      else: 'If you did not ask for this, do nothing: nothing changes.',
    },
    hello: 'Hello',
    link: 'The link below works once, for 24 hours. Other proofs are asked for if you set some up on the page Security.',
  },
} as const

const wordsOf = (first: unknown, locale: 'fr' | 'en') => WORDS[locale][first === 'yes' ? 'first' : 'again']

/** The link that begins a recovery. */
export const passwordResetMail: Template = {
  subject: ({ data, locale }) => wordsOf(data.first, locale).subject,
  body: ({ data, locale }) => {
    const words = wordsOf(data.first, locale)
    return (
      <>
        <Paragraph>
          {WORDS[locale].hello} {data.firstName},
        </Paragraph>
        <Paragraph>
          {words.asked} {WORDS[locale].link}
        </Paragraph>
        <Action href={String(data.link)}>{words.action}</Action>
        <Paragraph>{words.else}</Paragraph>
      </>
    )
  },
}
