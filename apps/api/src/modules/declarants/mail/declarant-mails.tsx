import { Action, Paragraph, registerTemplate, type Template } from '../../notifications/index.ts'
import { differenceMail } from './difference-mail.tsx'

/** The address is proven by following the link, once, within a day. */
const confirmMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Confirmez votre adresse pour déclarer en ligne'
      : 'Confirm your address to declare online',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre inscription est enregistrée. Suivez ce lien pour confirmer votre adresse ; un code vous sera
          ensuite envoyé par SMS, puis vous choisirez votre mot de passe.
        </Paragraph>
        <Action href={String(data.link)}>Confirmer mon adresse</Action>
        <Paragraph>
          Le lien sert une seule fois, pendant 24 heures. Passé ce délai, demandez-en un autre depuis la page
          d’inscription. Ne le transmettez à personne. Si vous n’avez rien demandé, ne faites rien : la
          demande sera effacée.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your sign-up is recorded. Follow this link to confirm your address; a code is then sent to you by
          SMS, and you choose your password.
        </Paragraph>
        <Action href={String(data.link)}>Confirm my address</Action>
        <Paragraph>
          The link works once, for 24 hours. After that, ask for another one from the sign-up page. Do not
          pass it on. If you asked for nothing, do nothing: the request will be erased.
        </Paragraph>
      </>
    ),
}

/** The register does not know the company yet: a way back, for thirty days. */
const laterMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Reprenez votre inscription plus tard' : 'Take up your sign-up later',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Le registre des entreprises ne confirme pas encore ce que vous avez indiqué. Une entreprise récente
          peut mettre environ quatre semaines à y paraître. Votre saisie est gardée : suivez ce lien pour
          interroger de nouveau le registre, corriger, ou demander une vérification.
        </Paragraph>
        <Action href={String(data.link)}>Reprendre mon inscription</Action>
        <Paragraph>
          Le lien sert une seule fois, pendant 30 jours. Ne le transmettez à personne : il donne accès à votre
          saisie. Si vous n’avez rien demandé, ne faites rien : elle sera effacée.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          The company register does not confirm yet what you gave. A new company may take about four weeks to
          appear in it. What you typed is kept: follow this link to ask the register again, to correct, or to
          ask for a check.
        </Paragraph>
        <Action href={String(data.link)}>Take up my sign-up</Action>
        <Paragraph>
          The link works once, for 30 days. Do not pass it on: it opens what you typed. If you asked for
          nothing, do nothing: it will be erased.
        </Paragraph>
      </>
    ),
}

/** To the owner of a space: somebody, perhaps himself, signed up with his address, company or number. */
const knownMail: Template = {
  subject: ({ locale }) => (locale === 'fr' ? 'Vous avez déjà un espace' : 'You have a space already'),
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Quelqu’un vient de s’inscrire comme déclarant avec votre adresse, votre entreprise ou votre numéro
          de sécurité sociale. Vous avez déjà un espace : connectez-vous. Si vous n’y avez pas encore de
          dossier de déclarant, revenez ensuite à l’inscription.
        </Paragraph>
        <Action href={String(data.url)}>Me connecter</Action>
        <Paragraph>
          Mot de passe oublié ? La page de connexion permet d’en choisir un autre. Si cette demande ne vient
          pas de vous, ne faites rien : rien n’a changé dans votre espace.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Somebody has just signed up as declarant with your address, your company or your social security
          number. You have a space already: sign in. If it holds no declarant’s file yet, come back to sign-up
          afterwards.
        </Paragraph>
        <Action href={String(data.url)}>Sign in</Action>
        <Paragraph>
          Forgotten your password? The sign-in page lets you choose another. If this was not you, do nothing:
          nothing has changed in your space.
        </Paragraph>
      </>
    ),
}

/** To an address with which a sign-up cannot go on online; why is not told. */
const stoppedMail: Template = {
  subject: ({ locale }) => (locale === 'fr' ? 'Votre inscription' : 'Your sign-up'),
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre inscription n’a pas pu se poursuivre en ligne. Si vous avez déjà un espace sous une autre
          adresse, connectez-vous avec celle-ci. Sinon, écrivez-nous à {data.email} ou appelez le {data.phone}{' '}
          : nous la terminerons avec vous.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your sign-up could not go on online. If you have a space under another address already, sign in with
          that one. Otherwise write to us at {data.email} or call {data.phone}: we will finish it with you.
        </Paragraph>
      </>
    ),
}

/** The space is there, and staff look at the file. */
const receivedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Votre dossier de déclarant est à l’étude' : 'Your declarant’s file is being looked at',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre dossier de déclarant ({data.company}) est enregistré. Le registre des entreprises ne confirme
          pas tout ce que vous avez indiqué : nos services le vérifient et vous écrivent dès que c’est fait.
          Votre espace est déjà ouvert.
        </Paragraph>
        <Action href={String(data.url)}>Voir mon dossier</Action>
        <Paragraph>
          Une question ? Écrivez-nous à {data.email} ou appelez le {data.phone}.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your declarant’s file ({data.company}) is recorded. The company register does not confirm all that
          you gave: we check it and write to you once it is done. Your space is open already.
        </Paragraph>
        <Action href={String(data.url)}>See my file</Action>
        <Paragraph>
          A question? Write to us at {data.email} or call {data.phone}.
        </Paragraph>
      </>
    ),
}

const openedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Votre dossier de déclarant est ouvert' : 'Your declarant’s file is open',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre dossier de déclarant ({data.company}) est ouvert : vous le retrouvez sur votre tableau de
          bord.
        </Paragraph>
        <Action href={String(data.url)}>Ouvrir mon espace</Action>
        <Paragraph>
          Vous n’avez rien demandé ? Écrivez-nous à {data.email} ou appelez le {data.phone}.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>Your declarant’s file ({data.company}) is open: you find it on your dashboard.</Paragraph>
        <Action href={String(data.url)}>Open my space</Action>
        <Paragraph>
          You asked for nothing? Write to us at {data.email} or call {data.phone}.
        </Paragraph>
      </>
    ),
}

const refusedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Votre dossier de déclarant n’a pas été accepté'
      : 'Your declarant’s file was not accepted',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Nos services n’ont pas pu accepter votre dossier de déclarant ({data.company}). Motif :{' '}
          {data.reason}
        </Paragraph>
        <Paragraph>
          Votre espace reste ouvert. Vous pouvez corriger ce qui doit l’être et refaire une demande.
        </Paragraph>
        <Action href={String(data.url)}>Refaire une demande</Action>
        <Paragraph>
          Une question ? Écrivez-nous à {data.email} ou appelez le {data.phone}.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          We could not accept your declarant’s file ({data.company}). Reason: {data.reason}
        </Paragraph>
        <Paragraph>Your space stays open. You can correct what is needed and ask again.</Paragraph>
        <Action href={String(data.url)}>Ask again</Action>
        <Paragraph>
          A question? Write to us at {data.email} or call {data.phone}.
        </Paragraph>
      </>
    ),
}

/** To the desk, which reads French. */
const toCheckMail: Template = {
  subject: ({ data }) => `Dossier de déclarant à vérifier : ${data.name}`,
  body: ({ data }) => (
    <>
      <Paragraph>
        {data.name} demande un dossier de déclarant ({data.company}), et le registre des entreprises ne
        confirme pas tout : le dossier attend votre décision.
      </Paragraph>
      <Action href={String(data.url)}>Ouvrir les dossiers à vérifier</Action>
    </>
  ),
}

/** Registers the mails about declarants (U01, U02), and about their company (U05). */
export function registerDeclarantMails(): void {
  registerTemplate('declarant-confirm', confirmMail)
  registerTemplate('declarant-later', laterMail)
  registerTemplate('declarant-known', knownMail)
  registerTemplate('declarant-stopped', stoppedMail)
  registerTemplate('declarant-received', receivedMail)
  registerTemplate('declarant-opened', openedMail)
  registerTemplate('declarant-refused', refusedMail)
  registerTemplate('declarant-to-check', toCheckMail)
  registerTemplate('register-differs', differenceMail)
}
