import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'

/** Registers the mails about the closing of an account. */
export function registerClosureMails(): void {
  registerTemplate('accounts-closed', {
    subject: ({ data, locale }) =>
      locale === 'fr' ? `${data.count} comptes sont désactivés` : `${data.count} accounts are closed`,
    body: ({ data, locale }) => {
      const names = String(data.lines).split('\n')
      return locale === 'fr' ? (
        <>
          <Paragraph>Ces comptes viennent d’être désactivés : plus personne ne s’y connecte.</Paragraph>
          {names.map((name) => (
            <Paragraph key={name}>• {name}</Paragraph>
          ))}
          {data.reason ? <Paragraph>Motif : {data.reason}</Paragraph> : null}
          <Paragraph>
            Rien n’est supprimé : ils peuvent être réactivés avec leurs documents et leur historique.
          </Paragraph>
          <Action href={`${data.portalUrl}${data.messagePath}`}>Voir les messages</Action>
        </>
      ) : (
        <>
          <Paragraph>These accounts were just closed: nobody signs in with them any more.</Paragraph>
          {names.map((name) => (
            <Paragraph key={name}>• {name}</Paragraph>
          ))}
          {data.reason ? <Paragraph>Reason: {data.reason}</Paragraph> : null}
          <Paragraph>
            Nothing is deleted: they can be reopened with their documents and their history.
          </Paragraph>
          <Action href={`${data.portalUrl}${data.messagePath}`}>See the messages</Action>
        </>
      )
    },
  })
  registerTemplate('closure-requested', {
    subject: ({ data }) => `Demande de fermeture du compte ${data.login}`,
    body: ({ data }) => (
      <>
        <Paragraph>{data.holder} demande la fermeture du compte suivant.</Paragraph>
        <Facts
          items={[
            ['N° Dossier', String(data.fileNumber)],
            ['Compte', String(data.login)],
            ['Raison sociale', String(data.companyName)],
            ['Motif', String(data.reason ?? 'non précisé')],
          ]}
        />
        <Action href={String(data.accountUrl)}>Ouvrir le dossier du compte</Action>
      </>
    ),
  })
  registerTemplate('closure-received', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Votre demande de fermeture du compte ${data.login}`
        : `Your request to close the account ${data.login}`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          {data.primary ? (
            <Paragraph>
              Votre demande de fermeture du compte {data.login} est transmise au compte primaire{' '}
              {data.primary}, qui en décide. Jusque-là, le compte fonctionne comme d’habitude.
            </Paragraph>
          ) : (
            <Paragraph>
              Nous avons bien reçu votre demande de fermeture du compte {data.login}. Un conseiller l’examine
              et vous répond par e-mail. Jusque-là, le compte et ses comptes secondaires fonctionnent comme
              d’habitude.
            </Paragraph>
          )}
          <Paragraph>
            Une fois le compte fermé, plus personne ne s’y connecte. Rien n’est supprimé : vos documents et
            votre historique sont conservés.
          </Paragraph>
          {data.primary ? (
            <Paragraph>Vous avez changé d’avis ? Dites-le aux personnes du compte primaire.</Paragraph>
          ) : (
            <Paragraph>
              Vous avez changé d’avis ? Écrivez-nous à {data.email} ou appelez le {data.phone}.
            </Paragraph>
          )}
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          {data.primary ? (
            <Paragraph>
              Your request to close the account {data.login} is passed on to the primary account{' '}
              {data.primary}, which decides. Until then the account works as usual.
            </Paragraph>
          ) : (
            <Paragraph>
              We have received your request to close the account {data.login}. An adviser looks at it and
              answers by e-mail. Until then the account and its secondary accounts work as usual.
            </Paragraph>
          )}
          <Paragraph>
            Once the account is closed, nobody signs in with it any more. Nothing is deleted: your documents
            and your history are kept.
          </Paragraph>
          {data.primary ? (
            <Paragraph>Changed your mind? Tell the persons of the primary account.</Paragraph>
          ) : (
            <Paragraph>
              Changed your mind? Write to us at {data.email} or call {data.phone}.
            </Paragraph>
          )}
        </>
      ),
  })
}
