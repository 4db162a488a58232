import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../../shared/paths.ts'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { PublicText } from './public-text.tsx'

/** `/accessibilite`: how far the portal can be used by everybody, and whom to tell where it cannot (O03). */
export function Component() {
  const { t } = useTranslation('publicPages')
  return (
    <Page title={t('accessibility.title')}>
      <Section>
        <PublicText kind="accessibility" name="version" order={2} />
        <p>
          <Anchor component={Link} to={paths.contact}>
            {t('accessibility.contact')}
          </Anchor>
        </p>
      </Section>
    </Page>
  )
}
