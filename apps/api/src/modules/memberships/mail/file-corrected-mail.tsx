import { Action, Facts, instant, Paragraph, type Template } from '../../notifications/index.ts'

/** A member learns that staff have changed the file, and why. */
export const fileCorrectedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr' ? 'Votre dossier a été modifié par notre équipe' : 'Our team has changed your file',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Notre équipe a modifié votre dossier. Si c’est bien ce que vous attendiez, vous n’avez rien à faire.
        </Paragraph>
        <Facts
          items={[
            ['Quand :', instant(data.at, 'fr')],
            ['Motif :', String(data.reason)],
          ]}
        />
        <Paragraph>
          L’historique dit quels champs ont changé. Une erreur ? Corrigez-la dans vos informations, ou
          écrivez-nous à l’adresse ci-dessous.
        </Paragraph>
        <Action href={String(data.url)}>Voir l’historique de mon dossier</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Our team has changed your file. If this is what you expected, there is nothing to do.
        </Paragraph>
        <Facts
          items={[
            ['When:', instant(data.at, 'en')],
            ['Reason:', String(data.reason)],
          ]}
        />
        <Paragraph>
          The history tells which fields have changed. A mistake? Correct it in your information, or write to
          us at the address below.
        </Paragraph>
        <Action href={String(data.url)}>See the history of my file</Action>
      </>
    ),
}
