import { Action, Facts, Paragraph, registerTemplate, type Template } from '../../notifications/index.ts'

const approved: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr'
      ? `Votre demande de compte ${data.login} est acceptée`
      : `Your request for the account ${data.login} is accepted`,
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre demande de compte {data.login} pour {data.companyName} est acceptée.{' '}
          {data.isOpen === 1
            ? 'Le compte est ouvert : on s’y connecte avec ce nom de compte et le mot de passe choisi lors de la demande.'
            : 'Son responsable vient de recevoir par e-mail un lien pour choisir un mot de passe : le compte sera ouvert à ce moment-là.'}
        </Paragraph>
        <Action href={String(data.isOpen === 1 ? data.signInUrl : data.accountUrl)}>
          {data.isOpen === 1 ? 'Se connecter' : 'Consulter le compte'}
        </Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your request for the account {data.login} of {data.companyName} is accepted.{' '}
          {data.isOpen === 1
            ? 'The account is open: sign in with this login and the password chosen with the request.'
            : 'Its responsible person has just received a link by e-mail to choose a password: the account will be open from then on.'}
        </Paragraph>
        <Action href={String(data.isOpen === 1 ? data.signInUrl : data.accountUrl)}>
          {data.isOpen === 1 ? 'Sign in' : 'See the account'}
        </Action>
      </>
    ),
}

const refused: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr'
      ? `Votre demande de compte ${data.login} n’a pas été acceptée`
      : `Your request for the account ${data.login} was not accepted`,
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>Nous ne pouvons pas donner suite à votre demande de compte.</Paragraph>
        <Facts
          items={[
            ['Compte', String(data.login)],
            ['Raison sociale', String(data.companyName)],
            ['Motif', String(data.reason)],
          ]}
        />
        <Paragraph>
          Une question, ou un élément à nous apporter ? Écrivez-nous à {data.email} ou appelez le {data.phone}
          .
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>We cannot accept your request for an account.</Paragraph>
        <Facts
          items={[
            ['Account', String(data.login)],
            ['Company', String(data.companyName)],
            ['Reason', String(data.reason)],
          ]}
        />
        <Paragraph>
          A question, or something to add? Write to us at {data.email} or call {data.phone}.
        </Paragraph>
      </>
    ),
}

/** Registers the mails that tell an applicant what was decided. */
export function registerDecisionMails(): void {
  registerTemplate('account-approved', approved)
  registerTemplate('account-refused', refused)
}
