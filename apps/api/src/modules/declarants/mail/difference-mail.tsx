import type { CompanyPart } from '@guichet/domain/declarant-company'
import { Action, Paragraph, type Template } from '../../notifications/index.ts'

const PARTS: Readonly<Record<CompanyPart, Readonly<Record<'fr' | 'en', string>>>> = {
  name: { fr: 'le nom', en: 'the name' },
  legalForm: { fr: 'la forme juridique', en: 'the legal form' },
  ape: { fr: 'le code APE', en: 'the APE code' },
  address: { fr: 'l’adresse', en: 'the address' },
  startedOn: { fr: 'le début d’activité', en: 'the beginning' },
  state: { fr: 'l’état', en: 'the state' },
}
const named = (parts: unknown, locale: 'fr' | 'en') =>
  new Intl.ListFormat(locale).format(
    String(parts)
      .split(',')
      .map((part) => PARTS[part as CompanyPart][locale]),
  )

/** The register says something else of a company than the file: nothing changes before its person says so. */
export const differenceMail: Template = {
  subject: ({ data, locale }) => {
    if (locale === 'fr')
      return data.closed
        ? 'Le registre dit votre établissement fermé'
        : 'Le registre dit autre chose de votre entreprise'
    return data.closed
      ? 'The register says that your establishment is closed'
      : 'The register says something else of your company'
  },
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Le registre public des entreprises ne dit pas la même chose que votre dossier de déclarant (SIRET{' '}
          {data.siret}) : {named(data.parts, 'fr')}.
        </Paragraph>
        <Paragraph>
          Rien n’a été modifié. Comparez, puis gardez ce que dit votre dossier ou reprenez ce que dit le
          registre.
        </Paragraph>
        <Action href={String(data.url)}>Comparer</Action>
        <Paragraph>
          Une erreur au registre ? Elle se corrige au Guichet unique des formalités (INPI), sans frais.
        </Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          The public company register and your declarant’s file (SIRET {data.siret}) do not say the same:{' '}
          {named(data.parts, 'en')}.
        </Paragraph>
        <Paragraph>
          Nothing was changed. Compare, then keep what your file says or take over what the register says.
        </Paragraph>
        <Action href={String(data.url)}>Compare</Action>
        <Paragraph>
          Is the register wrong? It is corrected at the desk of formalities (Guichet unique, INPI), free of
          charge.
        </Paragraph>
      </>
    ),
}
