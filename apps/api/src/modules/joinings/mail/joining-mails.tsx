import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { receiptAttachment } from '../../billing/index.ts'
import { Action, Facts, Paragraph, registerTemplate, type Template } from '../../notifications/index.ts'

const day = (value: unknown, locale: 'fr' | 'en', style: 'short' | 'long') =>
  formatLocalDate(parseLocalDate(String(value)), locale, style)

/** The address is proven by following the link, from which the joining is paid. */
const confirmMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Confirmez votre adresse pour adhérer' : 'Confirm your address to join',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre demande d’adhésion est enregistrée. Suivez ce lien pour confirmer votre adresse, relire votre
          demande et choisir comment régler : rien n’est dû avant.
        </Paragraph>
        <Action href={String(data.link)}>Confirmer et régler</Action>
        <Paragraph>
          Le lien est valable 30 jours. Ne le transmettez à personne : il donne accès à votre demande. Si vous
          n’avez rien demandé, ne faites rien, elle sera effacée.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your request to join is recorded. Follow this link to confirm your address, read your request again
          and choose how to pay; nothing is due before.
        </Paragraph>
        <Action href={String(data.link)}>Confirm and pay</Action>
        <Paragraph>
          The link is valid for 30 days. Do not pass it on: it opens your request. If you asked for nothing,
          do nothing, and it will be erased.
        </Paragraph>
      </>
    ),
}

/** A joining with this address waits for its payment already. */
const pendingMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Votre adhésion attend son règlement' : 'Your membership awaits its payment',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Une demande d’adhésion faite avec cette adresse attend déjà son règlement. Suivez ce lien pour la
          reprendre, ou pour régler autrement : il n’y aura qu’un paiement.
        </Paragraph>
        <Action href={String(data.link)}>Reprendre ma demande</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          A request to join with this address is awaiting its payment already. Follow this link to take it up
          again, or to pay in another way; there will be one payment only.
        </Paragraph>
        <Action href={String(data.link)}>Take up my request</Action>
      </>
    ),
}

/** To the owner of a file: somebody, perhaps himself, tried to join with his address or number. */
const knownMail: Template = {
  subject: ({ locale }) => (locale === 'fr' ? 'Vous avez déjà un dossier' : 'You have a file already'),
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Quelqu’un vient de demander à adhérer avec votre adresse ou votre numéro de sécurité sociale.{' '}
          {data.who === 'member'
            ? 'Vous avez déjà un dossier d’adhérent : connectez-vous pour consulter ou renouveler votre adhésion.'
            : 'Vous avez déjà un espace : connectez-vous, puis revenez à l’inscription pour adhérer.'}{' '}
          Aucun paiement n’a été demandé.
        </Paragraph>
        <Action href={String(data.url)}>Me connecter</Action>
        <Paragraph>
          Mot de passe oublié ? La page de connexion permet d’en choisir un autre. Si cette demande ne vient
          pas de vous, ne faites rien.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Somebody has just asked to join with your address or your social security number.{' '}
          {data.who === 'member'
            ? 'You have a member’s file already: sign in to see or renew your membership.'
            : 'You have a space already: sign in, then come back to sign-up to join.'}{' '}
          No payment was asked for.
        </Paragraph>
        <Action href={String(data.url)}>Sign in</Action>
        <Paragraph>
          Forgotten your password? The sign-in page lets you choose another. If this was not you, do nothing.
        </Paragraph>
      </>
    ),
}

/** To an address with which a joining cannot go on online; why is not told. */
const stoppedMail: Template = {
  subject: ({ locale }) => (locale === 'fr' ? 'Votre demande d’adhésion' : 'Your request to join'),
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre demande d’adhésion n’a pas pu se poursuivre en ligne. Écrivez-nous à {data.email} ou appelez
          le {data.phone} : nous la terminerons avec vous. Aucun paiement n’a été demandé.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your request to join could not go on online. Write to us at {data.email} or call {data.phone}: we
          will finish it with you. No payment was asked for.
        </Paragraph>
      </>
    ),
}

/** The payment has come: member, period, receipt, and the link to choose a password. */
const joinedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Bienvenue : votre adhésion est active' : 'Welcome: your membership is active',
  body: ({ data, locale }) => {
    const amount = formatEuros(Number(data.amountCents), locale)
    const period = [day(data.startsOn, locale, 'long'), day(data.endsOn, locale, 'long')]
    const isNew = data.activation === 'yes'
    return locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre règlement est reçu et votre adhésion est active.{' '}
          {isNew && 'Il reste à choisir votre mot de passe pour entrer dans votre espace personnel. '}Le reçu
          est joint à ce message.
        </Paragraph>
        <Facts
          items={[
            ['Utilisateur n° :', String(data.memberNumber)],
            ['Période :', `du ${period[0]} au ${period[1]}`],
            ['Montant :', amount],
            ['Reçu n° :', String(data.number)],
          ]}
        />
        <Action href={String(isNew ? data.link : data.url)}>
          {isNew ? 'Choisir mon mot de passe' : 'Voir mon adhésion'}
        </Action>
        {isNew && (
          <Paragraph>
            Ce lien sert une seule fois, pendant 24 heures. Passé ce délai, demandez-en un autre depuis « Mot
            de passe oublié ».
          </Paragraph>
        )}
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your payment is received and your membership is active.{' '}
          {isNew && 'Now choose your password to enter your personal space. '}The receipt is attached.
        </Paragraph>
        <Facts
          items={[
            ['Member no.:', String(data.memberNumber)],
            ['Period:', `${period[0]} to ${period[1]}`],
            ['Amount:', amount],
            ['Receipt no.:', String(data.number)],
          ]}
        />
        <Action href={String(isNew ? data.link : data.url)}>
          {isNew ? 'Choose my password' : 'See my membership'}
        </Action>
        {isNew && (
          <Paragraph>
            This link works once, for 24 hours. After that, ask for another one from “Forgotten password”.
          </Paragraph>
        )}
      </>
    )
  },
  attachments: receiptAttachment,
}

/** Registers the mails about joining (M15). */
export function registerJoiningMails(): void {
  registerTemplate('joining-confirm', confirmMail)
  registerTemplate('joining-pending', pendingMail)
  registerTemplate('joining-known', knownMail)
  registerTemplate('joining-stopped', stoppedMail)
  registerTemplate('membership-joined', joinedMail)
}
