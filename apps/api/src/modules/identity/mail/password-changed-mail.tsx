import { Facts, Paragraph, type Template } from '../../notifications/index.ts'

const words = {
  fr: {
    subject: 'Votre mot de passe a été modifié',
    hello: (firstName: unknown) => (firstName === null ? 'Madame, Monsieur,' : `Bonjour ${firstName},`),
    what: (accounts: string) =>
      accounts === ''
        ? 'Le mot de passe de votre espace personnel vient d’être modifié.'
        : accounts.includes(',')
          ? `Le mot de passe de vos comptes ${accounts} vient d’être modifié.`
          : `Le mot de passe de votre compte ${accounts} vient d’être modifié.`,
    temporary:
      'Un mot de passe provisoire a été attribué. Il vous est remis par un autre moyen que ce message, et doit être remplacé à la première connexion.',
    closed: 'Les sessions ouvertes avec l’ancien mot de passe ont été fermées.',
    alarm:
      'Si ce changement ne vient pas de vous, ou si vous ne l’avez pas demandé, contactez sans attendre notre service d’assistance\u00a0:',
    email: 'E-mail\u00a0:',
    phone: 'Téléphone\u00a0:',
    hours: 'Horaires\u00a0:',
    regards: 'Avec nos salutations respectueuses.',
  },
  en: {
    subject: 'Your password was changed',
    hello: (firstName: unknown) => (firstName === null ? 'Dear Sir or Madam,' : `Hello ${firstName},`),
    what: (accounts: string) =>
      accounts === ''
        ? 'The password of your personal space was just changed.'
        : accounts.includes(',')
          ? `The password of your accounts ${accounts} was just changed.`
          : `The password of your account ${accounts} was just changed.`,
    temporary:
      'A temporary password was given. It reaches you by another way than this message, and must be replaced at the first sign-in.',
    closed: 'Sessions opened with the former password were closed.',
    alarm: 'If this does not come from you, or you did not ask for it, contact our support desk at once:',
    email: 'E-mail:',
    phone: 'Telephone:',
    hours: 'Hours:',
    regards: 'Kind regards.',
  },
} as const

/** A13: to the person, and to the responsible person of each account that the person holds. */
export const passwordChangedMail: Template = {
  subject: ({ locale }) => words[locale].subject,
  body: ({ data, locale }) => {
    const text = words[locale]
    return (
      <>
        <Paragraph>{text.hello(data.firstName)}</Paragraph>
        <Paragraph>
          {text.what(String(data.accounts ?? ''))} {text.closed}
        </Paragraph>
        {data.change === 'temporary' && <Paragraph>{text.temporary}</Paragraph>}
        <Paragraph>{text.alarm}</Paragraph>
        <Facts
          items={[
            [text.email, String(data.email)],
            [text.phone, String(data.phone)],
            [text.hours, String(data.openingHours)],
          ]}
        />
        <Paragraph>{text.regards}</Paragraph>
      </>
    )
  },
}
