import type { ReactNode } from 'react'
import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'

type Data = Readonly<Record<string, unknown>>

const about = (data: Data, locale: string) => (
  <Facts
    items={[
      [locale === 'fr' ? 'N° Dossier' : 'File number', String(data.fileNumber)],
      [locale === 'fr' ? 'Nom de compte' : 'Login', String(data.login)],
      [locale === 'fr' ? 'Raison sociale' : 'Company', String(data.companyName)],
    ]}
  />
)

/** What comes next for the applicant: it hangs on whether he signs in here already. */
function nextFr(data: Data): ReactNode {
  if (data.who === 'signed-in')
    return 'Une fois la demande acceptée, le compte s’ouvre dans votre espace personnel.'
  if (data.who === 'known')
    return 'Vous vous connectez déjà à ce portail avec cette adresse. Une fois la demande acceptée, vous recevrez un lien : connectez-vous comme d’habitude, et le compte s’ajoutera à votre espace.'
  return 'Une fois la demande acceptée, vous recevrez un lien pour choisir votre mot de passe et ouvrir le compte.'
}
function nextEn(data: Data): ReactNode {
  if (data.who === 'signed-in')
    return 'Once the request is accepted, the account opens in your personal space.'
  if (data.who === 'known')
    return 'You sign in to this portal with this address already. Once the request is accepted, you will receive a link: sign in as usual, and the account is added to your space.'
  return 'Once the request is accepted, you will receive a link to choose your password and open the account.'
}

/** Registers the mails about accounts asked for online (A24). */
export function registerRegistrationMails(): void {
  registerTemplate('registration-received', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Votre demande de compte n° ${data.fileNumber}`
        : `Your request for an account, no. ${data.fileNumber}`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>Nous avons bien reçu votre demande d’ouverture de compte.</Paragraph>
          {about(data, locale)}
          <Paragraph>Nos services l’examinent et vous répondent par e-mail. {nextFr(data)}</Paragraph>
          <Paragraph>
            Cette demande ne vient pas de vous, ou vous avez une question ? Écrivez-nous à {data.email} ou
            appelez le {data.phone}, en citant le numéro de dossier.
          </Paragraph>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>We have received your request to open an account.</Paragraph>
          {about(data, locale)}
          <Paragraph>We look at it and answer by e-mail. {nextEn(data)}</Paragraph>
          <Paragraph>
            This request is not yours, or you have a question? Write to us at {data.email} or call{' '}
            {data.phone}, quoting the file number.
          </Paragraph>
        </>
      ),
  })
  registerTemplate('registration-opened', {
    subject: ({ data, locale }) =>
      locale === 'fr' ? `Votre compte ${data.login} est ouvert` : `Your account ${data.login} is open`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Le compte que vous avez demandé est ouvert. Vous le retrouvez dans votre espace personnel, et
            pouvez aussi vous connecter avec son nom, {data.login}, et votre mot de passe habituel.
          </Paragraph>
          {about(data, locale)}
          <Paragraph>
            Vous n’avez rien demandé ? Écrivez-nous à {data.email} ou appelez le {data.phone}.
          </Paragraph>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            The account that you asked for is open. You find it in your personal space, and can also sign in
            with its login, {data.login}, and your usual password.
          </Paragraph>
          {about(data, locale)}
          <Paragraph>
            You asked for nothing? Write to us at {data.email} or call {data.phone}.
          </Paragraph>
        </>
      ),
  })
  registerTemplate('registration-requested', {
    subject: ({ data }) => `Demande de compte n° ${data.fileNumber} : ${data.companyName}`,
    body: ({ data }) => (
      <>
        <Paragraph>Une ouverture de compte est demandée en ligne : elle attend votre décision.</Paragraph>
        {about(data, 'fr')}
        <Facts items={[['Responsable', String(data.responsible)]]} />
        <Action href={String(data.accountUrl)}>Ouvrir la demande</Action>
      </>
    ),
  })
}
