import { formatLocalDate, localDateAt, parseLocalDate } from '@guichet/domain/local-date'
import { Action, Facts, type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'
import { changeFacts, changeLead, changeSubject, hasEarlierVersions } from './change-words.ts'

const day = (value: unknown, locale: 'fr' | 'en') =>
  formatLocalDate(parseLocalDate(String(value)), locale, 'long')
const when = ({ endsOn }: MessageData, locale: 'fr' | 'en') =>
  `${locale === 'fr' ? 'le' : 'on'} ${day(endsOn, locale)}`
const isOne = ({ count }: MessageData) => Number(count) === 1

/** Registers the mails that this module sends. */
export function registerDocumentMails(): void {
  registerTemplate('trash-ending', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `${isOne(data) ? '1 document de votre corbeille sera effacé' : `${data.count} documents de votre corbeille seront effacés`} ${when(data, 'fr')}`
        : `${isOne(data) ? '1 document' : `${data.count} documents`} of your trash will be deleted ${when(data, 'en')}`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            {isOne(data)
              ? `Un document de votre corbeille sera effacé définitivement ${when(data, 'fr')}. Rien ne pourra le faire revenir.`
              : `${data.count} documents de votre corbeille seront effacés définitivement ${when(data, 'fr')}. Rien ne pourra les faire revenir.`}
          </Paragraph>
          <Paragraph>
            Pour garder un document, restaurez-le avant ce jour. Sinon, vous n’avez rien à faire.
          </Paragraph>
          <Action href={String(data.url)}>Voir ma corbeille</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            {isOne(data)
              ? `One document of your trash will be deleted for good ${when(data, 'en')}. Nothing will bring it back.`
              : `${data.count} documents of your trash will be deleted for good ${when(data, 'en')}. Nothing will bring them back.`}
          </Paragraph>
          <Paragraph>
            To keep a document, restore it before that day. Otherwise there is nothing to do.
          </Paragraph>
          <Action href={String(data.url)}>See my trash</Action>
        </>
      ),
  })
  registerTemplate('document-changed', {
    subject: ({ data, locale }) => changeSubject(data, locale),
    body: ({ data, locale }) => {
      const changes = changeFacts(data, locale)
      const others = Number(data.count) - changes.length
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>{changeLead(data, 'fr')}</Paragraph>
          <Facts items={changes} />
          {others > 0 && (
            <Paragraph>{others === 1 ? 'Et un autre document.' : `Et ${others} autres documents.`}</Paragraph>
          )}
          {hasEarlierVersions(data) && <Paragraph>Les versions précédentes restent consultables.</Paragraph>}
          <Action href={String(data.url)}>Voir mes documents</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>{changeLead(data, 'en')}</Paragraph>
          <Facts items={changes} />
          {others > 0 && (
            <Paragraph>{others === 1 ? 'And another document.' : `And ${others} other documents.`}</Paragraph>
          )}
          {hasEarlierVersions(data) && <Paragraph>Earlier versions can still be read.</Paragraph>}
          <Action href={String(data.url)}>See my documents</Action>
        </>
      )
    },
  })
  registerTemplate('document-link-used', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Votre lien de partage a servi : ${data.name}`
        : `Your share link was used: ${data.name}`,
    body: ({ data, locale }) => {
      const usedOn = formatLocalDate(localDateAt(new Date(String(data.at))), locale, 'long')
      const note = (label: string): [string, string][] => (data.note ? [[label, String(data.note)]] : [])
      return locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Un document que vous partagez par un lien vient d’être téléchargé pour la première fois.
          </Paragraph>
          <Facts
            items={[
              ['Document :', String(data.name)],
              ...note('Votre note :'),
              ['Téléchargé le :', usedOn],
              ['Téléchargements restants :', String(data.left)],
              ['Valable jusqu’au :', day(data.expiresOn, 'fr')],
            ]}
          />
          <Paragraph>
            Si vous n’attendiez pas ce téléchargement, fermez le lien : plus personne ne pourra s’en servir.
            Les téléchargements suivants sont notés dans le journal du document.
          </Paragraph>
          <Action href={String(data.url)}>Voir mes documents</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>A document that you share by a link has been downloaded for the first time.</Paragraph>
          <Facts
            items={[
              ['Document:', String(data.name)],
              ...note('Your note:'),
              ['Downloaded on:', usedOn],
              ['Downloads left:', String(data.left)],
              ['Valid until:', day(data.expiresOn, 'en')],
            ]}
          />
          <Paragraph>
            If you did not expect it, end the link: nobody can use it any more. Further downloads are noted in
            the journal of the document.
          </Paragraph>
          <Action href={String(data.url)}>See my documents</Action>
        </>
      )
    },
  })
  // To the organisation, in French as all it is told.
  registerTemplate('document-damaged', {
    subject: ({ data }) => `Fichier altéré : document n° ${data.number}`,
    body: ({ data }) => (
      <>
        <Paragraph>
          Le fichier conservé pour ce document n’est plus celui qui a été déposé. Le portail ne le remet plus
          à personne.
        </Paragraph>
        <Facts
          items={[
            ['Document n° :', String(data.number)],
            ['Version :', String(data.version)],
            ['Nom du fichier dans la réserve :', String(data.fileKey)],
          ]}
        />
        <Paragraph>
          À faire : remettez ce fichier en place depuis une sauvegarde, sous le même nom. Dès qu’il est de
          nouveau lu sans défaut, le portail le remet et retire sa marque. Cherchez aussi la cause : disque,
          réserve de fichiers, accès de tiers.
        </Paragraph>
      </>
    ),
  })
}
