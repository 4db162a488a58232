import { Action, Facts, instant, Paragraph, type Template } from '../../notifications/index.ts'

/** A member learns that staff have read the social security number whole, and why. */
export const nirRevealedMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Votre numéro de sécurité sociale a été consulté'
      : 'Your social security number was read',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Notre équipe a affiché en entier le numéro de sécurité sociale de votre dossier. Vous n’avez rien à
          faire.
        </Paragraph>
        <Facts
          items={[
            ['Quand :', instant(data.at, 'fr')],
            ['Motif :', String(data.reason)],
          ]}
        />
        <Paragraph>
          Ce motif ne vous paraît pas clair ? Écrivez-nous à l’adresse ci-dessous. Vous pouvez aussi supprimer
          ce numéro de votre dossier.
        </Paragraph>
        <Action href={String(data.url)}>Voir mes informations</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Our team had the social security number of your file shown whole. There is nothing to do.
        </Paragraph>
        <Facts
          items={[
            ['When:', instant(data.at, 'en')],
            ['Reason:', String(data.reason)],
          ]}
        />
        <Paragraph>
          Is this reason not clear to you? Write to us at the address below. You may also remove the number
          from your file.
        </Paragraph>
        <Action href={String(data.url)}>See my information</Action>
      </>
    ),
}
