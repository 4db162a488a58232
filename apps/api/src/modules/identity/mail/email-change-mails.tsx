import { Action, Facts, instant, Paragraph, type Template } from '../../notifications/index.ts'

const Hello = ({ firstName, locale }: { firstName: unknown; locale: 'fr' | 'en' }) => (
  <Paragraph>
    {locale === 'fr' ? 'Bonjour' : 'Hello'} {String(firstName)},
  </Paragraph>
)
const addresses = (data: Readonly<Record<string, unknown>>, locale: 'fr' | 'en') => {
  const names =
    locale === 'fr' ? ['Adresse actuelle :', 'Nouvelle adresse :'] : ['Present address:', 'New address:']
  return [
    ...(data.oldEmail ? [[names[0], String(data.oldEmail)] as [string, string]] : []),
    [names[1], String(data.newEmail)] as [string, string],
  ]
}

/** To the new address: it confirms. */
export const emailChangeNewMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Confirmez votre nouvelle adresse' : 'Confirm your new address',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Hello firstName={data.firstName} locale="fr" />
        <Paragraph>
          Vous avez demandé à vous connecter à votre espace avec cette adresse. Confirmez-la dans les 24
          heures.
        </Paragraph>
        <Action href={String(data.link)}>Confirmer cette adresse</Action>
        <Paragraph>
          Votre adresse actuelle reçoit aussi un message. Tant que le changement n’a pas pris effet, vous vous
          connectez comme avant.
        </Paragraph>
        <Paragraph>Vous n’avez rien demandé ? Ne faites rien : rien ne changera.</Paragraph>
      </>
    ) : (
      <>
        <Hello firstName={data.firstName} locale="en" />
        <Paragraph>
          You asked to sign in to your space with this address. Confirm it within 24 hours.
        </Paragraph>
        <Action href={String(data.link)}>Confirm this address</Action>
        <Paragraph>
          Your present address is written to as well. Until the change takes effect, you sign in as before.
        </Paragraph>
        <Paragraph>You did not ask for this? Do nothing: nothing will change.</Paragraph>
      </>
    ),
}

/** To a new address with which somebody else signs in: its owner alone learns it. */
export const emailChangeKnownMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Cette adresse a déjà un espace' : 'This address has a space already',
  body: ({ locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour,</Paragraph>
        <Paragraph>
          Quelqu’un a demandé à se connecter au portail avec cette adresse. Elle ouvre déjà un espace : la
          demande n’aura pas de suite, et votre espace ne change pas.
        </Paragraph>
        <Paragraph>
          Si la demande vient de vous, indiquez une autre adresse, ou écrivez-nous pour réunir vos deux
          espaces.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello,</Paragraph>
        <Paragraph>
          Somebody asked to sign in to the portal with this address. It opens a space already: nothing will
          come of it, and your space does not change.
        </Paragraph>
        <Paragraph>
          If it was you, give another address, or write to us so that your two spaces become one.
        </Paragraph>
      </>
    ),
}

/** To the present address: it confirms, or says that it was not its owner who asked. */
export const emailChangeOldMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Changement de votre adresse de connexion' : 'Change of your sign-in address',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Hello firstName={data.firstName} locale="fr" />
        <Paragraph>Il a été demandé de changer l’adresse avec laquelle vous vous connectez.</Paragraph>
        <Facts items={addresses(data, 'fr')} />
        <Paragraph>
          C’est vous ? Confirmez, et le changement prendra effet dès que la nouvelle adresse aura confirmé
          aussi. Sans réponse d’ici, il prendra effet sept jours après la confirmation de la nouvelle adresse.
        </Paragraph>
        <Action href={String(data.link)}>Confirmer, ou « Ce n’est pas moi »</Action>
        <Paragraph>
          Ce n’est pas vous ? Dites-le par le même lien : la demande sera annulée, toutes les sessions seront
          fermées et vous choisirez un nouveau mot de passe.
        </Paragraph>
      </>
    ) : (
      <>
        <Hello firstName={data.firstName} locale="en" />
        <Paragraph>Somebody asked to change the address with which you sign in.</Paragraph>
        <Facts items={addresses(data, 'en')} />
        <Paragraph>
          Is it you? Confirm, and the change takes effect as soon as the new address has confirmed too.
          Without an answer from here, it takes effect seven days after the new address has confirmed.
        </Paragraph>
        <Action href={String(data.link)}>Confirm, or “It was not me”</Action>
        <Paragraph>
          Is it not you? Say so by the same link: the request is cancelled, all sessions end and you choose a
          new password.
        </Paragraph>
      </>
    ),
}

/** To the present address, which kept silent when the new one confirmed. */
export const emailChangeWaitingMail: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr'
      ? `Votre adresse de connexion changera le ${instant(data.effectiveAt, 'fr')}`
      : `Your sign-in address will change on ${instant(data.effectiveAt, 'en')}`,
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Hello firstName={data.firstName} locale="fr" />
        <Paragraph>
          L’adresse {String(data.newEmail)} a confirmé. Sans réponse de votre part, elle deviendra votre
          adresse de connexion le {instant(data.effectiveAt, 'fr')}.
        </Paragraph>
        <Action href={String(data.link)}>Confirmer, ou « Ce n’est pas moi »</Action>
        <Paragraph>Si vous n’avez rien demandé, dites-le par ce lien : rien ne changera.</Paragraph>
      </>
    ) : (
      <>
        <Hello firstName={data.firstName} locale="en" />
        <Paragraph>
          The address {String(data.newEmail)} has confirmed. Without an answer from you, it becomes your
          sign-in address on {instant(data.effectiveAt, 'en')}.
        </Paragraph>
        <Action href={String(data.link)}>Confirm, or “It was not me”</Action>
        <Paragraph>If you did not ask for this, say so by this link: nothing will change.</Paragraph>
      </>
    ),
}

/** To both addresses, once it has taken effect. */
export const emailChangeDoneMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Votre adresse de connexion a changé' : 'Your sign-in address has changed',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Hello firstName={data.firstName} locale="fr" />
        <Paragraph>
          Vous vous connectez désormais avec {String(data.newEmail)}, où vous recevrez aussi nos messages.
          Votre mot de passe n’a pas changé. Les autres sessions ouvertes ont été fermées.
        </Paragraph>
        <Paragraph>
          Vous n’êtes pas à l’origine de ce changement ? Écrivez-nous sans attendre, à l’adresse indiquée
          ci-dessous.
        </Paragraph>
      </>
    ) : (
      <>
        <Hello firstName={data.firstName} locale="en" />
        <Paragraph>
          From now on you sign in with {String(data.newEmail)}, where you also receive our messages. Your
          password has not changed. Other open sessions were ended.
        </Paragraph>
        <Paragraph>You did not make this change? Write to us at once, at the address below.</Paragraph>
      </>
    ),
}

/** To the present address: somebody else signs in with the new one meanwhile. */
export const emailChangeTakenMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Votre adresse de connexion n’a pas changé' : 'Your sign-in address has not changed',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Hello firstName={data.firstName} locale="fr" />
        <Paragraph>
          L’adresse {String(data.newEmail)} ouvre entre-temps un autre espace : le changement demandé n’a pas
          pu prendre effet. Vous vous connectez comme avant. Vous pouvez indiquer une autre adresse depuis «
          Mes informations ».
        </Paragraph>
      </>
    ) : (
      <>
        <Hello firstName={data.firstName} locale="en" />
        <Paragraph>
          The address {String(data.newEmail)} opens another space meanwhile: the change could not take effect.
          You sign in as before. You may give another address under “My information”.
        </Paragraph>
      </>
    ),
}
