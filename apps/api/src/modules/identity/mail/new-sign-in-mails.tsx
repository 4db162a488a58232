import { Action, Facts, Paragraph, type Template } from '../../notifications/index.ts'

const instant = (value: unknown, locale: 'fr' | 'en') =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(String(value)))

/** After a sign-in from a browser that the person never signed in from. */
export const newSignInMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Connexion à votre espace depuis un nouveau navigateur'
      : 'Sign-in to your space from a new browser',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          Votre espace vient d’être ouvert depuis un navigateur qui ne s’y était jamais connecté.
        </Paragraph>
        <Facts
          items={[
            ['Le :', instant(data.at, 'fr')],
            ['Navigateur :', String(data.browser)],
            ['Adresse IP :', String(data.ip)],
          ]}
        />
        <Paragraph>C’est vous ? Vous n’avez rien à faire.</Paragraph>
        <Paragraph>
          Ce n’est pas vous ? Dites-le par le lien ci-dessous, valable sept jours : toutes les sessions et les
          clés d’API seront fermées, et vous choisirez un nouveau mot de passe.
        </Paragraph>
        <Action href={String(data.link)}>Ce n’est pas moi</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {String(data.firstName)},</Paragraph>
        <Paragraph>Your space was just opened from a browser that had never signed in to it.</Paragraph>
        <Facts
          items={[
            ['When:', instant(data.at, 'en')],
            ['Browser:', String(data.browser)],
            ['IP address:', String(data.ip)],
          ]}
        />
        <Paragraph>Was it you? There is nothing to do.</Paragraph>
        <Paragraph>
          Was it not you? Say so by the link below within seven days: all sessions and API keys end, and you
          choose a new password.
        </Paragraph>
        <Action href={String(data.link)}>It was not me</Action>
      </>
    ),
}

/** To the organisation, in French as all it is told. */
export const signInDeniedDeskMail: Template = {
  subject: ({ data }) => `Connexion contestée : ${String(data.name)}`,
  body: ({ data }) => (
    <>
      <Paragraph>
        Une personne dit qu’une connexion à son espace n’était pas la sienne. Ses sessions et ses clés d’API
        sont fermées, son mot de passe n’ouvre plus rien, et un lien pour en choisir un autre lui a été
        envoyé.
      </Paragraph>
      <Facts
        items={[
          ['Personne :', String(data.name)],
          ['E-mail :', String(data.email)],
          ['Connexion du :', instant(data.at, 'fr')],
        ]}
      />
      <Paragraph>
        Le journal d’audit montre ce qui a été fait depuis cette connexion. Si des données ont été lues, la
        procédure de violation de données s’applique.
      </Paragraph>
    </>
  ),
}
