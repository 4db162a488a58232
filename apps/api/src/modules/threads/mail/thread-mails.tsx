import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'

export function registerThreadMails(): void {
  // Says that there is an answer, never what it is: a mailbox is less safe than the portal.
  registerTemplate('thread-answered', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Une réponse vous attend : conversation n° ${data.number}`
        : `An answer waits for you: conversation no. ${data.number}`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Nous avons répondu à votre conversation n° {data.number}. Par sécurité, la réponse se lit dans
            votre espace.
          </Paragraph>
          <Action href={String(data.url)}>Lire la réponse</Action>
          <Paragraph>
            Répondez depuis la conversation : une réponse à cet e-mail ne nous parviendrait pas.
          </Paragraph>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            We have answered your conversation no. {data.number}. For safety, the answer is read in your
            space.
          </Paragraph>
          <Action href={String(data.url)}>Read the answer</Action>
          <Paragraph>Answer in the conversation: an answer to this mail would not reach us.</Paragraph>
        </>
      ),
  })
  registerTemplate('thread-waiting', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Conversation n° ${data.number} : une réponse est attendue`
        : `Conversation no. ${data.number}: an answer is awaited`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Une personne attend une réponse du secrétariat.</Paragraph>
          <Facts
            items={[
              ['Personne :', String(data.name)],
              ['Sujet :', String(data.subject)],
            ]}
          />
          <Action href={String(data.url)}>Ouvrir la conversation</Action>
        </>
      ) : (
        <>
          <Paragraph>Somebody waits for an answer of the desk.</Paragraph>
          <Facts
            items={[
              ['Person:', String(data.name)],
              ['Subject:', String(data.subject)],
            ]}
          />
          <Action href={String(data.url)}>Open the conversation</Action>
        </>
      ),
  })
  registerTemplate('thread-file-damaged', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Fichier altéré : conversation n° ${data.number}`
        : `Damaged file: conversation no. ${data.number}`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>
            Un fichier conservé pour cette conversation n’est plus celui qui a été envoyé. Le portail ne le
            remet plus à personne. À faire : remettez-le en place depuis une sauvegarde, sous le même nom.
          </Paragraph>
          <Facts items={[['Nom du fichier dans la réserve :', String(data.fileKey)]]} />
        </>
      ) : (
        <>
          <Paragraph>
            A stored file of this conversation is no longer what was sent. The portal gives it to nobody. To
            do: put it back from a backup, under the same name.
          </Paragraph>
          <Facts items={[['Name of the file in the store:', String(data.fileKey)]]} />
        </>
      ),
  })
}
