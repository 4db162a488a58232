import { formatSiret } from '@guichet/domain/identifiers'
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Organisation, organisationQuery } from '../../../shared/api/organisation.ts'
import { phoneHref } from '../../../shared/format/phone.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { PublicText } from './public-text.tsx'

function Publisher({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation('publicPages')
  const { name, legalForm, addressLines, siret, phone, email, signatoryName, signatoryRole } = organisation
  const facts = [
    { label: t('legal.name'), value: `${name} (${legalForm})` },
    { label: t('legal.address'), value: addressLines.join(', ') },
    { label: t('legal.siret'), value: siret === null ? '' : formatSiret(siret) },
    { label: t('legal.phone'), value: phone && <Anchor href={phoneHref(phone)}>{phone}</Anchor> },
    { label: t('legal.email'), value: <Anchor href={`mailto:${email}`}>{email}</Anchor> },
    {
      label: t('legal.publisher'),
      value: signatoryName && [signatoryName, signatoryRole].filter(Boolean).join(', '),
    },
  ]
  return <Facts single facts={facts.filter(({ value }) => value !== '')} />
}

/** `/mentions-legales`: who publishes the portal, the legal notice, and the terms of what one may sign up for (O03). */
export function Component() {
  const { t } = useTranslation('publicPages')
  const query = useQuery(organisationQuery)
  return (
    <Page title={t('legal.title')}>
      <LoadState query={query}>
        {(organisation) => (
          <>
            <Section title={t('legal.who')}>
              <Publisher organisation={organisation} />
            </Section>
            <Section title={t('legal.notice')}>
              <PublicText kind="legal-notice" name="mentions" />
            </Section>
            {organisation.modules.includes('membership') && (
              <Section title={t('legal.membershipTerms')} id="conditions-adhesion">
                <PublicText kind="membership-terms" name="adhesion" />
              </Section>
            )}
            {organisation.modules.includes('accounts') && (
              <Section title={t('legal.accountTerms')} id="conditions-compte">
                <PublicText kind="account-terms" name="compte" />
              </Section>
            )}
            {organisation.modules.includes('declarations') && (
              <Section title={t('legal.declarationTerms')} id="conditions-declaration">
                <PublicText kind="declaration-terms" name="declaration" />
              </Section>
            )}
          </>
        )}
      </LoadState>
    </Page>
  )
}
