import { Action, Facts, instant, Paragraph, type Template } from '../../notifications/index.ts'

/** Staff have given the access back: to every address, and by SMS. */
export const accessRestoredMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Notre équipe vous a rendu l’accès à votre espace'
      : 'Our team has given you back the access to your space',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {String(data.firstName)},</Paragraph>
        <Paragraph>
          Un mot de passe provisoire a été attribué à votre espace. Il vous est remis par un autre moyen que
          ce message, et sert seulement à en choisir un autre.
        </Paragraph>
        {data.factors && (
          <Paragraph>
            La double authentification a été retirée : une fois connecté, remettez-la en place à la page
            Sécurité.
          </Paragraph>
        )}
        {data.held && (
          <Paragraph>
            FranceConnect et vos clés d’API sont en attente : ils n’ouvrent plus rien tant que vous ne les
            avez pas repris, un par un, aux pages Sécurité et Clés d’API.
          </Paragraph>
        )}
        <Facts
          items={[
            ['Motif indiqué :', String(data.reason)],
            ['Valable jusqu’au :', instant(data.until, 'fr')],
          ]}
        />
        <Paragraph>
          Vous n’avez rien demandé ? Dites-le par le lien ci-dessous, valable sept jours : votre espace sera
          fermé à tout le monde, et vous choisirez un autre mot de passe.
        </Paragraph>
        <Action href={String(data.link)}>Ce n’est pas moi</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {String(data.firstName)},</Paragraph>
        <Paragraph>
          Your space was given a temporary password. It reaches you by another way than this message, and
          serves to choose another one only.
        </Paragraph>
        {data.factors && (
          <Paragraph>
            The second factors were taken away: once signed in, set them up again on the page Security.
          </Paragraph>
        )}
        {data.held && (
          <Paragraph>
            FranceConnect and your API keys are held: they open nothing until you take them back, one by one,
            on the pages Security and API keys.
          </Paragraph>
        )}
        <Facts
          items={[
            ['Reason given:', String(data.reason)],
            ['Good until:', instant(data.until, 'en')],
          ]}
        />
        <Paragraph>
          You did not ask for this? Say so by the link below within seven days: your space is closed to
          everybody, and you choose another password.
        </Paragraph>
        <Action href={String(data.link)}>It was not me</Action>
      </>
    ),
  sms: ({ data, locale }) =>
    locale === 'fr'
      ? `Notre équipe a rendu l’accès à votre espace par un mot de passe provisoire. Ce n’est pas vous ? ${data.link}`
      : `Our team has given back the access to your space by a temporary password. Was it not you? ${data.link}`,
}
