import { Action, Facts, instant, Paragraph, type Template } from '../../notifications/index.ts'

const SUBJECTS = {
  fr: {
    browser: 'Connexion à votre espace depuis un nouveau navigateur',
    unusual: 'Connexion inhabituelle à votre espace',
  },
  en: {
    browser: 'Sign-in to your space from a new browser',
    unusual: 'Unusual sign-in to your space',
  },
} as const

const SMS = {
  fr: (what: string, from: string, at: string, link: unknown) =>
    `${what}\u00a0: ${from}, le ${at}. Ce n’est pas vous\u00a0? Dites-le par ce lien\u00a0: ${link}`,
  en: (what: string, from: string, at: string, link: unknown) =>
    `${what}: ${from}, ${at}. Was it not you? Say so by this link: ${link}`,
} as const

/** After a sign-in that is unusual: from a browser or a country that is new, too far away, or after refused attempts. */
export const newSignInMail: Template = {
  subject: ({ data, locale }) => SUBJECTS[locale][data.unusual ? 'unusual' : 'browser'],
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          {data.unusual
            ? 'Votre espace vient d’être ouvert d’une façon inhabituelle.'
            : 'Votre espace vient d’être ouvert depuis un navigateur qui ne s’y était jamais connecté.'}
        </Paragraph>
        <Facts
          items={[
            ['Le :', instant(data.at, 'fr')],
            ['Navigateur :', String(data.browser)],
            ['Lieu, d’après l’adresse :', String(data.place)],
            ['Adresse IP :', String(data.ip)],
            ...(data.unusual ? [['Inhabituel :', String(data.signs)] as const] : []),
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
        <Paragraph>
          {data.unusual
            ? 'Your space was just opened in an unusual way.'
            : 'Your space was just opened from a browser that had never signed in to it.'}
        </Paragraph>
        <Facts
          items={[
            ['When:', instant(data.at, 'en')],
            ['Browser:', String(data.browser)],
            ['Place, by the address:', String(data.place)],
            ['IP address:', String(data.ip)],
            ...(data.unusual ? [['Unusual:', String(data.signs)] as const] : []),
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
  // To the number that a code has proven, for who chose SMS for the safety of the space.
  sms: ({ data, locale }) =>
    SMS[locale](
      SUBJECTS[locale][data.unusual ? 'unusual' : 'browser'],
      `${data.browser}, ${data.place}`,
      instant(data.at, locale),
      data.link,
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
          ['Lieu, d’après l’adresse :', String(data.place)],
          ['Adresse IP :', String(data.ip)],
          ['Navigateur :', String(data.browser)],
        ]}
      />
      <Paragraph>
        Le journal d’audit montre ce qui a été fait depuis cette connexion. Si des données ont été lues, la
        procédure de violation de données s’applique.
      </Paragraph>
      <Action href={String(data.url)}>Voir les connexions contestées</Action>
    </>
  ),
}

/** The link to another password, after “Ce n’est pas moi”. */
export const passwordLostMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Votre espace est fermé : choisissez un nouveau mot de passe'
      : 'Your space is closed: choose a new password',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          Vous avez signalé qu’une connexion à votre espace n’était pas la vôtre. Toutes les sessions sont
          fermées et votre mot de passe n’ouvre plus rien.
        </Paragraph>
        <Paragraph>
          Le lien ci-dessous permet d’en choisir un autre. Il sert une seule fois, pendant 24 heures. S’il est
          passé, demandez-en un nouveau par « Mot de passe oublié ? » sur la page de connexion.
        </Paragraph>
        <Action href={String(data.link)}>Choisir un nouveau mot de passe</Action>
        <Paragraph>L’assistance est prévenue et regardera ce qui s’est passé.</Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {String(data.firstName)},</Paragraph>
        <Paragraph>
          You said that a sign-in to your space was not yours. All sessions have ended and your password opens
          nothing any more.
        </Paragraph>
        <Paragraph>
          Choose another by the link below. It works once, for 24 hours. After that, ask for a new one by
          “Forgotten password?” on the sign-in page.
        </Paragraph>
        <Action href={String(data.link)}>Choose a new password</Action>
        <Paragraph>The support desk has been told and will look into it.</Paragraph>
      </>
    ),
}
