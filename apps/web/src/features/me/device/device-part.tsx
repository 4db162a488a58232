import { useTranslation } from 'react-i18next'
import { Section } from '../../../shared/ui/page.tsx'
import { InstallGroup } from './install-group.tsx'

/** "Cet appareil": the portal as an application (U09). */
export function DevicePart() {
  const { t } = useTranslation('device')
  return (
    <Section title={t('title')}>
      <InstallGroup />
    </Section>
  )
}
