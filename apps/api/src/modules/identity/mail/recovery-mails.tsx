import { Action, Facts, instant, Paragraph, type Template, timeOfDay } from '../../notifications/index.ts'

/** A recovery by two proofs waits: to every address, and by SMS. */
export const recoveryWaitingMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Quelqu’un demande à récupérer l’accès à votre espace'
      : 'Somebody asks to recover the access to your space',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          Une personne a ouvert le lien envoyé par e-mail et donné une seconde preuve pour choisir un nouveau
          mot de passe. Par sécurité, elle ne pourra continuer qu’à partir du {instant(data.until, 'fr')}.
        </Paragraph>
        <Paragraph>
          C’est vous ? Vous n’avez rien à faire : un e-mail vous apportera alors le lien pour continuer.
        </Paragraph>
        <Paragraph>
          Ce n’est pas vous ? Arrêtez cette demande par le lien ci-dessous : votre mot de passe reste le même.
        </Paragraph>
        <Action href={String(data.link)}>Ce n’est pas moi</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {String(data.firstName)},</Paragraph>
        <Paragraph>
          Somebody has opened the link sent by e-mail and given a second proof to choose a new password. To be
          on the safe side, this goes on from {instant(data.until, 'en')} only.
        </Paragraph>
        <Paragraph>Is it you? There is nothing to do: an e-mail then brings the link to go on.</Paragraph>
        <Paragraph>Is it not you? Stop it by the link below: your password stays the same.</Paragraph>
        <Action href={String(data.link)}>It is not me</Action>
      </>
    ),
  sms: ({ data, locale }) =>
    locale === 'fr'
      ? `Quelqu’un demande à récupérer l’accès à votre espace. Ce n’est pas vous ? Arrêtez la demande avant le ${instant(data.until, 'fr')} : ${data.link}`
      : `Somebody asks to recover the access to your space. Is it not you? Stop it before ${instant(data.until, 'en')}: ${data.link}`,
}

/** The delay has passed: the link to go on. */
export const recoveryReadyMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Vous pouvez choisir votre nouveau mot de passe' : 'You can choose your new password',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          Le délai de 24 heures est passé. Choisissez votre nouveau mot de passe par le lien ci-dessous, qui
          sert une seule fois, jusqu’au {instant(data.until, 'fr')}.
        </Paragraph>
        <Action href={String(data.link)}>Choisir un nouveau mot de passe</Action>
        <Paragraph>
          Vous n’avez rien demandé ? N’ouvrez pas ce lien et prévenez notre service d’assistance.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {String(data.firstName)},</Paragraph>
        <Paragraph>
          The 24 hours have passed. Choose your new password by the link below, which works once, until{' '}
          {instant(data.until, 'en')}.
        </Paragraph>
        <Action href={String(data.link)}>Choose a new password</Action>
        <Paragraph>You did not ask for this? Leave the link alone and tell our support desk.</Paragraph>
      </>
    ),
}

/** A recovery that waited was stopped. */
export const recoveryStoppedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'La récupération de votre espace est arrêtée'
      : 'The recovery of your space was stopped',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          La demande de récupération est arrêtée et ses liens ne servent plus. Votre mot de passe reste le
          même.
        </Paragraph>
        <Paragraph>
          Si quelqu’un d’autre l’avait commencée, il a accès à votre messagerie : changez le mot de passe de
          celle-ci, puis vérifiez vos moyens de récupération à la page Sécurité.
        </Paragraph>
        <Action href={String(data.securityUrl)}>Ouvrir la page Sécurité</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {String(data.firstName)},</Paragraph>
        <Paragraph>
          The recovery was stopped and its links serve no more. Your password stays the same.
        </Paragraph>
        <Paragraph>
          If somebody else began it, that person can read your mail: change the password of your mailbox, then
          check how your space is recovered on the page Security.
        </Paragraph>
        <Action href={String(data.securityUrl)}>Open the page Security</Action>
      </>
    ),
}

/** To the organisation, in French as all it is told. */
export const recoveryDeniedDeskMail: Template = {
  subject: ({ data }) => `Récupération contestée : ${String(data.name)}`,
  body: ({ data }) => (
    <>
      <Paragraph>
        Une personne dit qu’elle n’a pas demandé à récupérer l’accès à son espace. La demande est arrêtée, le
        mot de passe n’a pas changé. Qui l’avait commencée a donné deux preuves : sa messagerie, et une autre.
      </Paragraph>
      <Facts
        items={[
          ['Personne :', String(data.name)],
          ['E-mail :', String(data.email)],
          ['Demande du :', instant(data.at, 'fr')],
        ]}
      />
      <Paragraph>Le journal d’audit montre ce qui a été fait en son nom.</Paragraph>
    </>
  ),
}

/** The password was replaced: told where the link did not go. */
export const recoveryDoneMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'L’accès à votre espace a été récupéré' : 'The access to your space was recovered',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          Un nouveau mot de passe vient d’être choisi pour votre espace, par le lien envoyé à votre adresse de
          connexion. Toutes les sessions ont été fermées.
        </Paragraph>
        <Paragraph>
          Ce n’est pas vous ? Quelqu’un lit votre messagerie : prévenez sans attendre notre service
          d’assistance.
        </Paragraph>
        <Facts
          items={[
            ['E-mail :', String(data.email)],
            ['Téléphone :', String(data.phone)],
          ]}
        />
      </>
    ) : (
      <>
        <Paragraph>Hello {String(data.firstName)},</Paragraph>
        <Paragraph>
          A new password was just chosen for your space, by the link sent to the address you sign in with. All
          sessions were ended.
        </Paragraph>
        <Paragraph>Was it not you? Somebody reads your mail: tell our support desk at once.</Paragraph>
        <Facts
          items={[
            ['E-mail:', String(data.email)],
            ['Telephone:', String(data.phone)],
          ]}
        />
      </>
    ),
  sms: ({ data, locale }) =>
    locale === 'fr'
      ? `Un nouveau mot de passe vient d’être choisi pour votre espace. Ce n’est pas vous ? Appelez notre assistance : ${data.phone}`
      : `A new password was just chosen for your space. Was it not you? Call our support desk: ${data.phone}`,
}

const QUESTION = {
  fr: {
    set: 'Une question secrète vient d’être ajoutée à vos moyens de récupération.',
    changed: 'Votre question secrète vient d’être remplacée.',
    removed: 'Votre question secrète vient d’être retirée.',
  },
  en: {
    set: 'A secret question was just added to the ways in which your space is recovered.',
    changed: 'Your secret question was just replaced.',
    removed: 'Your secret question was just removed.',
  },
} as const

/** The secret question was set, changed or removed. */
export const questionChangedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Votre question secrète a été modifiée' : 'Your secret question was changed',
  body: ({ data, locale }) => (
    <>
      <Paragraph>
        {locale === 'fr' ? 'Bonjour' : 'Hello'} {String(data.firstName)},
      </Paragraph>
      <Paragraph>{QUESTION[locale][data.change as keyof (typeof QUESTION)['fr']]}</Paragraph>
      <Paragraph>
        {locale === 'fr'
          ? 'Si ce changement ne vient pas de vous, changez votre mot de passe et fermez les autres sessions sans attendre.'
          : 'If this does not come from you, change your password and end the other sessions at once.'}
      </Paragraph>
      <Action href={String(data.securityUrl)}>
        {locale === 'fr' ? 'Ouvrir la page Sécurité' : 'Open the page Security'}
      </Action>
    </>
  ),
}

/** Five wrong proofs. */
export const recoveryLockedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Trop de réponses fausses pour récupérer votre espace'
      : 'Too many wrong answers to recover your space',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          Le lien envoyé par e-mail a été ouvert, puis cinq réponses fausses ont été données. La récupération
          est bloquée jusqu’à {timeOfDay(data.until, 'fr')}.
        </Paragraph>
        <Paragraph>
          Si c’est vous, attendez ce délai et demandez un nouveau lien. Si ce n’est pas vous, quelqu’un lit
          votre messagerie : changez son mot de passe sans attendre.
        </Paragraph>
        <Action href={String(data.resetUrl)}>Demander un nouveau lien</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {String(data.firstName)},</Paragraph>
        <Paragraph>
          The link sent by e-mail was opened, then five wrong answers were given. Recovery is locked until{' '}
          {timeOfDay(data.until, 'en')}.
        </Paragraph>
        <Paragraph>
          If this was you, wait and ask for a new link. If it was not, somebody reads your mail: change the
          password of your mailbox at once.
        </Paragraph>
        <Action href={String(data.resetUrl)}>Ask for a new link</Action>
      </>
    ),
}
