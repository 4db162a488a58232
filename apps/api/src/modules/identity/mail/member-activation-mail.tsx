import { Action, Paragraph, type Template } from '../../notifications/index.ts'

/** A new member chooses the first password (M02), once more. */
export const memberActivationMail: Template = {
  subject: ({ locale }) => (locale === 'fr' ? 'Choisissez votre mot de passe' : 'Choose your password'),
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre espace personnel est prêt. Choisissez votre mot de passe pour y entrer : vous serez connecté
          aussitôt.
        </Paragraph>
        <Action href={String(data.link)}>Choisir mon mot de passe</Action>
        <Paragraph>
          Ce lien sert une seule fois, pendant 24 heures, et remplace ceux que vous avez reçus auparavant.
          Passé ce délai, demandez-en un autre depuis « Mot de passe oublié ».
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your personal space is ready. Choose your password to enter it; you are signed in at once.
        </Paragraph>
        <Action href={String(data.link)}>Choose my password</Action>
        <Paragraph>
          This link works once, for 24 hours, and takes the place of those you received before. After that,
          ask for another one from “Forgotten password”.
        </Paragraph>
      </>
    ),
}
