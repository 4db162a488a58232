import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { Page } from '../../shared/ui/page.tsx'

/** The page exists, the role does not open it. */
export function ForbiddenPage() {
  const { t } = useTranslation('shell')
  return (
    <Page title={t('page.forbiddenTitle')}>
      <EmptyState icon={<IconLock size={28} />} title={t('page.forbidden')} />
    </Page>
  )
}
