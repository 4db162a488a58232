import { Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'

export const CONTACT_TEMPLATE = 'contact-message'

/** Registers the mails that this module sends. */
export function registerContactMail(): void {
  // To the organisation, in French as all it is told.
  registerTemplate(CONTACT_TEMPLATE, {
    subject: ({ data }) => `Message reçu par le portail\u00A0: ${data.subject}`,
    replyTo: ({ data }) => String(data.email),
    body: ({ data }) => (
      <>
        <Paragraph>Ce message vient de la page de contact du portail, sans connexion.</Paragraph>
        <Facts
          items={[
            ['De\u00A0:', String(data.name)],
            ['E-mail\u00A0:', String(data.email)],
            ['Objet\u00A0:', String(data.subject)],
          ]}
        />
        {String(data.message)
          .split('\n')
          .map((line, index) => (
            <Paragraph key={index}>{line === '' ? '\u00A0' : line}</Paragraph>
          ))}
        <Paragraph>
          Pour répondre, répondez à ce mail : votre réponse ira à l’adresse indiquée, que le portail n’a pas
          vérifiée.
        </Paragraph>
      </>
    ),
  })
}
