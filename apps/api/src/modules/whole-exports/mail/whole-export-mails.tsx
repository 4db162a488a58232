import { Action, Facts, instant, Paragraph, registerTemplate } from '../../notifications/index.ts'

/** Registers the mails that this module sends. */
export function registerWholeExportMails(): void {
  registerTemplate('whole-export-asked', {
    subject: ({ locale }) =>
      locale === 'fr' ? 'Un export complet des données a été demandé' : 'An export of all data was asked for',
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour,</Paragraph>
          <Paragraph>
            Toutes les données du portail seront réunies dans un fichier à télécharger une fois. Vérifiez que
            cet export est voulu.
          </Paragraph>
          <Facts
            items={[
              ['Par :', String(data.actor)],
              ['Quand :', instant(data.at, 'fr')],
              ['Fichiers des documents :', data.withDocuments ? 'inclus' : 'non inclus'],
            ]}
          />
          <Paragraph>
            Ce n’est pas voulu ? Changez le mot de passe de cette personne et fermez ses sessions sans
            attendre.
          </Paragraph>
          <Action href={String(data.url)}>Voir les exports</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello,</Paragraph>
          <Paragraph>
            All data of the portal will be put into one file, to be fetched once. Check that this export is
            meant.
          </Paragraph>
          <Facts
            items={[
              ['By:', String(data.actor)],
              ['When:', instant(data.at, 'en')],
              ['Files of documents:', data.withDocuments ? 'included' : 'not included'],
            ]}
          />
          <Paragraph>
            It is not meant? Change the password of that person and end the sessions at once.
          </Paragraph>
          <Action href={String(data.url)}>See the exports</Action>
        </>
      ),
  })
  registerTemplate('whole-export-ready', {
    subject: ({ locale }) =>
      locale === 'fr' ? 'Votre export complet est prêt' : 'Your export of everything is ready',
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            L’export complet que vous avez demandé est prêt. Il peut être téléchargé une seule fois, jusqu’au{' '}
            {instant(data.until, 'fr')}. Il contient des données personnelles : conservez-le chiffré.
          </Paragraph>
          <Action href={String(data.url)}>Télécharger l’export</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            The export of everything that you asked for is ready. It can be fetched once, until{' '}
            {instant(data.until, 'en')}. It holds personal data: keep it encrypted.
          </Paragraph>
          <Action href={String(data.url)}>Fetch the export</Action>
        </>
      ),
  })
  registerTemplate('own-export-ready', {
    subject: ({ locale }) => (locale === 'fr' ? 'Vos données sont prêtes' : 'Your data are ready'),
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            L’export de vos données que vous avez demandé est prêt. Connectez-vous pour le télécharger : une
            seule fois, jusqu’au {instant(data.until, 'fr')}.
          </Paragraph>
          <Action href={String(data.url)}>Télécharger mes données</Action>
          <Paragraph>
            Vous n’avez rien demandé ? Changez votre mot de passe et fermez vos sessions sans attendre.
          </Paragraph>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            The export of your data that you asked for is ready. Sign in to fetch it: once, until{' '}
            {instant(data.until, 'en')}.
          </Paragraph>
          <Action href={String(data.url)}>Fetch my data</Action>
          <Paragraph>You did not ask for it? Change your password and end your sessions at once.</Paragraph>
        </>
      ),
  })
}
