import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { Action, Facts, type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'

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
