import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { phoneHref } from '../../shared/format/phone.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'

/** How to reach the desk: telephone, e-mail, hours. */
export function ContactSection() {
  const { t } = useTranslation('dashboard')
  const query = useQuery(organisationQuery)
  return (
    <Section title={t('contact.title')} id="contact">
      <LoadState query={query}>
        {(organisation) => (
          <Facts
            narrow
            facts={[
              {
                label: t('contact.phone'),
                value: <a href={phoneHref(organisation.phone)}>{organisation.phone}</a>,
              },
              {
                label: t('contact.email'),
                value: <a href={`mailto:${organisation.email}`}>{organisation.email}</a>,
              },
              { label: t('contact.hours'), value: organisation.openingHours },
            ]}
          />
        )}
      </LoadState>
    </Section>
  )
}
