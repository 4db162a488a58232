import { Action, instant, Paragraph, type Template } from '../../notifications/index.ts'

/** A link to FranceConnect was made. */
export const franceConnectLinkedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'FranceConnect est relié à votre espace' : 'FranceConnect is linked to your space',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Depuis le {instant(data.at, 'fr')}, vous pouvez entrer dans votre espace avec FranceConnect, sans
          votre mot de passe.
        </Paragraph>
        <Paragraph>
          Si ce n’est pas vous, choisissez sans attendre un nouveau mot de passe, puis supprimez ce lien à la
          page « Sécurité ».
        </Paragraph>
        <Action href={String(data.securityUrl)}>Ouvrir la page « Sécurité »</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Since {instant(data.at, 'en')} you can enter your space with FranceConnect, without your password.
        </Paragraph>
        <Paragraph>
          If this was not you, choose a new password at once, then remove the link on the page “Security”.
        </Paragraph>
        <Action href={String(data.securityUrl)}>Open the page “Security”</Action>
      </>
    ),
}

/** The link was removed. */
export const franceConnectUnlinkedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'FranceConnect n’est plus relié à votre espace'
      : 'FranceConnect is no longer linked to your space',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Depuis le {instant(data.at, 'fr')}, FranceConnect n’ouvre plus votre espace. Vous vous connectez
          avec votre mot de passe.
        </Paragraph>
        <Paragraph>Si ce n’est pas vous, choisissez sans attendre un nouveau mot de passe.</Paragraph>
        <Action href={String(data.resetUrl)}>Choisir un nouveau mot de passe</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Since {instant(data.at, 'en')} FranceConnect opens your space no more. You sign in with your
          password.
        </Paragraph>
        <Paragraph>If this was not you, choose a new password at once.</Paragraph>
        <Action href={String(data.resetUrl)}>Choose a new password</Action>
      </>
    ),
}
