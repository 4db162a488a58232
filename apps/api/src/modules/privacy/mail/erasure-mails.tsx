import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { Action, type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'

type Locale = 'fr' | 'en'
const day = (value: unknown, locale: Locale) => formatLocalDate(parseLocalDate(String(value)), locale, 'long')

interface Words {
  readonly subject: string
  readonly lines: readonly string[]
}

const WORDS: Readonly<Record<Locale, (data: MessageData) => Readonly<Record<string, Words>>>> = {
  fr: (data) => ({
    asked: {
      subject: 'Votre demande d’effacement est enregistrée',
      lines: [
        `Nous vous répondrons au plus tard le ${day(data.answerBy, 'fr')}. Rien n’est effacé avant le ${day(data.eraseOn, 'fr')} : jusque-là, vous pouvez revenir sur votre demande.`,
        'Si vous n’êtes pas à l’origine de cette demande, annulez-la et changez votre mot de passe sans attendre.',
      ],
    },
    approved: {
      subject: `Vos données seront effacées à partir du ${day(data.eraseOn, 'fr')}`,
      lines: [
        `Votre demande est acceptée. Vos données seront effacées à partir du ${day(data.eraseOn, 'fr')} ; vous ne pourrez plus vous connecter, et ce message est le dernier. Exportez avant ce que vous voulez garder.`,
        'Ce que la loi nous oblige à conserver (montants et dates des paiements, attestations) reste sous un numéro, sans votre nom.',
      ],
    },
    refused: {
      subject: 'Votre demande d’effacement n’est pas acceptée',
      lines: [
        `Motif : ${data.answer}`,
        'Rien ne change. Vous pouvez nous répondre, ou saisir la CNIL (www.cnil.fr).',
      ],
    },
    withdrawn: {
      subject: 'Votre demande d’effacement est annulée',
      lines: ['Rien n’est effacé et rien ne change dans votre espace.'],
    },
  }),
  en: (data) => ({
    asked: {
      subject: 'Your request for erasure is noted',
      lines: [
        `We answer by ${day(data.answerBy, 'en')}. Nothing is erased before ${day(data.eraseOn, 'en')}: until then you may take your request back.`,
        'If it was not you who asked, take it back and change your password at once.',
      ],
    },
    approved: {
      subject: `Your data will be erased from ${day(data.eraseOn, 'en')}`,
      lines: [
        `Your request is accepted. Your data will be erased from ${day(data.eraseOn, 'en')}; you will not be able to sign in any more, and this is the last message. Export what you want to keep before then.`,
        'What the law obliges us to keep (amounts and dates of payments, certificates) stays under a number, without your name.',
      ],
    },
    refused: {
      subject: 'Your request for erasure is not accepted',
      lines: [
        `Reason: ${data.answer}`,
        'Nothing changes. You may answer us, or turn to the CNIL (www.cnil.fr).',
      ],
    },
    withdrawn: {
      subject: 'Your request for erasure is taken back',
      lines: ['Nothing is erased, and nothing changes in your space.'],
    },
  }),
}

const wordsOf = (data: MessageData, locale: Locale): Words =>
  WORDS[locale](data)[String(data.state)] ?? { subject: '', lines: [] }

/** Registers the mails about erasure (U04). */
export function registerErasureMails(): void {
  registerTemplate('erasure', {
    subject: ({ data, locale }) => wordsOf(data, locale).subject,
    body: ({ data, locale }) => (
      <>
        <Paragraph>
          {locale === 'fr' ? 'Bonjour' : 'Hello'} {data.firstName},
        </Paragraph>
        {wordsOf(data, locale).lines.map((line) => (
          <Paragraph key={line}>{line}</Paragraph>
        ))}
        <Action href={String(data.url)}>{locale === 'fr' ? 'Confidentialité' : 'Privacy'}</Action>
      </>
    ),
  })
  registerTemplate('erasure-asked', {
    subject: ({ data, locale }) =>
      locale === 'fr' ? `Demande d’effacement : ${data.person}` : `Request for erasure: ${data.person}`,
    body: ({ data, locale }) => (
      <>
        <Paragraph>
          {locale === 'fr'
            ? `${data.person} demande l’effacement de ses données. La réponse est due au plus tard le ${day(data.answerBy, 'fr')} (RGPD, article 12).`
            : `${data.person} asks for erasure. An answer is due by ${day(data.answerBy, 'en')} (GDPR, article 12).`}
        </Paragraph>
        <Action href={String(data.url)}>{locale === 'fr' ? 'Voir la demande' : 'See the request'}</Action>
      </>
    ),
  })
}
