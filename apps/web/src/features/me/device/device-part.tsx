import { useTranslation } from 'react-i18next'
import { Section } from '../../../shared/ui/page.tsx'
import { CodeGroup } from './code-group.tsx'
import { InstallGroup } from './install-group.tsx'

/** "Cet appareil": its code, and the portal as an application (U09). */
export function DevicePart() {
  const { t } = useTranslation('device')
  return (
    <Section title={t('title')}>
      <CodeGroup />
      <InstallGroup />
    </Section>
  )
}
