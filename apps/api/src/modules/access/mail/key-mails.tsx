import { Action, Facts, instant, Paragraph, registerTemplate } from '../../notifications/index.ts'

const facts = (data: Readonly<Record<string, unknown>>, locale: 'fr' | 'en'): [string, string][] => {
  const isFrench = locale === 'fr'
  const until = (value: unknown): string =>
    value ? instant(value, locale) : isFrench ? 'sans fin' : 'without an end'
  return [
    [isFrench ? 'Nom de la clé :' : 'Name of the key:', String(data.name)],
    [isFrench ? 'Valable jusqu’au :' : 'Valid until:', until(data.expiresAt)],
    ...(data.formerUntil
      ? [
          [
            isFrench ? 'L’ancienne clé fonctionne jusqu’au :' : 'The former key works until:',
            until(data.formerUntil),
          ] as [string, string],
        ]
      : []),
  ]
}

/** Registers the mails about API keys. */
export function registerKeyMails(): void {
  registerTemplate('api-key-created', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? data.formerUntil
          ? 'Une clé d’API a été remplacée'
          : 'Une clé d’API a été créée'
        : data.formerUntil
          ? 'An API key was replaced'
          : 'An API key was made',
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Une nouvelle clé permet à un programme d’agir pour vous sur ce portail, dans les limites que vous
            avez choisies.
          </Paragraph>
          <Facts items={facts(data, 'fr')} />
          <Paragraph>
            Ce n’est pas vous ? Mettez fin à la clé, puis changez votre mot de passe : il a fallu le saisir
            pour la créer.
          </Paragraph>
          <Action href={String(data.url)}>Voir mes clés d’API</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            A new key lets a program act for you on this portal, within the limits that you have chosen.
          </Paragraph>
          <Facts items={facts(data, 'en')} />
          <Paragraph>
            Was it not you? End the key, then change your password: it was asked for to make the key.
          </Paragraph>
          <Action href={String(data.url)}>See my API keys</Action>
        </>
      ),
  })
  registerTemplate('api-key-ending', {
    subject: ({ data, locale }) =>
      locale === 'fr' ? `La clé « ${data.name} » prend bientôt fin` : `The key “${data.name}” ends soon`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Une de vos clés d’API prend fin dans les sept jours. Passé ce délai, le programme qui s’en sert
            n’aura plus accès au portail.
          </Paragraph>
          <Facts items={facts(data, 'fr')} />
          <Paragraph>
            Si le programme sert toujours, remplacez la clé : l’ancienne peut continuer quelque temps à côté
            de la nouvelle.
          </Paragraph>
          <Action href={String(data.url)}>Voir mes clés d’API</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            One of your API keys ends within seven days. After that, the program that uses it has no access to
            the portal.
          </Paragraph>
          <Facts items={facts(data, 'en')} />
          <Paragraph>
            If the program is still in use, replace the key: the former one may go on for a while beside the
            new one.
          </Paragraph>
          <Action href={String(data.url)}>See my API keys</Action>
        </>
      ),
  })
}
