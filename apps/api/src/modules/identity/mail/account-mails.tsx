import { Action, Paragraph, type Template } from '../../notifications/index.ts'

const RIGHTS = {
  fr: {
    identity: 'modifier l’identité',
    options: 'modifier les options',
    billing: 'consulter et modifier la facturation',
    secondaries: 'gérer les comptes secondaires',
  },
  en: {
    identity: 'change the identity',
    options: 'change the options',
    billing: 'read and change billing',
    secondaries: 'manage the secondary accounts',
  },
} as const

/** The holder chooses a password, which opens the account. */
export const accountActivationMail: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr' ? `Ouvrez votre compte ${data.login}` : `Open your account ${data.login}`,
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        {data.known ? (
          <Paragraph>
            Le compte {data.login} de {data.companyName} est prêt. Vous vous connectez déjà à ce portail avec
            cette adresse : suivez le lien, connectez-vous comme d’habitude, et le compte s’ajoutera à votre
            espace. Si vous n’avez rien demandé, ne faites rien.
          </Paragraph>
        ) : (
          <Paragraph>
            Le compte {data.login} de {data.companyName} est prêt. Choisissez votre mot de passe pour
            l’ouvrir : vous vous connecterez ensuite avec le nom de compte {data.login}.
          </Paragraph>
        )}
        <Action href={String(data.link)}>
          {data.known ? 'Ouvrir le compte' : 'Choisir mon mot de passe'}
        </Action>
        <Paragraph>
          Ce lien sert une seule fois, pendant 24 heures. Passé ce délai, demandez-en un autre depuis « Mot de
          passe oublié ».
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        {data.known ? (
          <Paragraph>
            The account {data.login} of {data.companyName} is ready. You sign in to this portal with this
            address already: follow the link, sign in as usual, and the account is added to your space. If you
            asked for nothing, do nothing.
          </Paragraph>
        ) : (
          <Paragraph>
            The account {data.login} of {data.companyName} is ready. Choose your password to open it; you will
            then sign in with the login {data.login}.
          </Paragraph>
        )}
        <Action href={String(data.link)}>{data.known ? 'Open the account' : 'Choose my password'}</Action>
        <Paragraph>
          This link works once, for 24 hours. After that, ask for another one from “Forgotten password”.
        </Paragraph>
      </>
    ),
}

/** Somebody is invited to an account with rights (A25). */
export const accountInvitationMail: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr'
      ? `${data.invitedBy} vous invite sur le compte ${data.login}`
      : `${data.invitedBy} invites you to the account ${data.login}`,
  body: ({ data, locale }) => {
    const rights = String(data.rights)
      .split(',')
      .filter((right): right is keyof (typeof RIGHTS)['fr'] => right in RIGHTS.fr)
      .map((right) => RIGHTS[locale][right])
    return locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          {data.invitedBy} vous invite à rejoindre le compte {data.login} de {data.companyName}.{' '}
          {rights.length === 0
            ? 'Vous pourrez le consulter.'
            : `Vous pourrez le consulter et : ${rights.join(', ')}.`}
        </Paragraph>
        <Action href={String(data.link)}>Rejoindre le compte</Action>
        <Paragraph>
          Ce lien sert une seule fois, pendant 24 heures. Si vous ne connaissez pas cette personne, ne faites
          rien.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          {data.invitedBy} invites you to join the account {data.login} of {data.companyName}.{' '}
          {rights.length === 0
            ? 'You will be able to read it.'
            : `You will be able to read it and: ${rights.join(', ')}.`}
        </Paragraph>
        <Action href={String(data.link)}>Join the account</Action>
        <Paragraph>This link works once, for 24 hours. If you do not know this person, do nothing.</Paragraph>
      </>
    )
  },
}

/** To a former holder who signed in with nothing but the login that passed to somebody else. */
export const loginPassedMail: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr'
      ? `Le compte ${data.login} a un nouveau titulaire`
      : `The account ${data.login} has a new holder`,
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          {data.newHolder} est désormais titulaire du compte {data.login} et se connecte avec ce nom de
          compte. Vous gardez tous vos droits sur le compte : choisissez un mot de passe, puis connectez-vous
          avec l’adresse à laquelle vous recevez ce message.
        </Paragraph>
        <Action href={String(data.link)}>Choisir mon mot de passe</Action>
        <Paragraph>Ce lien sert une seule fois, pendant 24 heures.</Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          {data.newHolder} is now the holder of the account {data.login} and signs in with that login. You
          keep all your rights on the account: choose a password, then sign in with the address that this
          message was sent to.
        </Paragraph>
        <Action href={String(data.link)}>Choose my password</Action>
        <Paragraph>This link works once, for 24 hours.</Paragraph>
      </>
    ),
}

const REQUEST_SUBJECTS = {
  fr: (fileNumber: unknown) => `Votre demande de compte n° ${fileNumber}`,
  en: (fileNumber: unknown) => `Your request for an account, no. ${fileNumber}`,
}

/** To an applicant who tries to sign in before anybody has decided. */
export const requestWaitingMail: Template = {
  subject: ({ data, locale }) => REQUEST_SUBJECTS[locale](data.fileNumber),
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre demande de compte pour {data.companyName} est encore en cours d’examen : le compte n’est pas
          ouvert. Une fois la demande acceptée, vous recevrez un lien pour l’ouvrir. Vous n’avez rien d’autre
          à faire.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your request for an account for {data.companyName} is still being looked at: the account is not
          open. Once the request is accepted, you will receive a link to open it. There is nothing else for
          you to do.
        </Paragraph>
      </>
    ),
}

/** To an applicant whose request was refused, who tries to sign in. */
export const requestRefusedMail: Template = {
  subject: ({ data, locale }) => REQUEST_SUBJECTS[locale](data.fileNumber),
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre demande de compte pour {data.companyName} a été refusée
          {data.reason === null ? '.' : ` : ${data.reason}`}
        </Paragraph>
        <Paragraph>Vous pouvez répondre à ce message, ou faire une nouvelle demande.</Paragraph>
        <Action href={String(data.registrationUrl)}>Faire une nouvelle demande</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your request for an account for {data.companyName} was refused
          {data.reason === null ? '.' : `: ${data.reason}`}
        </Paragraph>
        <Paragraph>You can answer this message, or make a new request.</Paragraph>
        <Action href={String(data.registrationUrl)}>Make a new request</Action>
      </>
    ),
}
