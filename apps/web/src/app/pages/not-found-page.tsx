import { Button } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { Page } from '../../shared/ui/page.tsx'

/** No page stands at this address. */
export function NotFoundPage() {
  const { t } = useTranslation('shell')
  return (
    <Page title={t('page.notFoundTitle')}>
      <EmptyState
        icon={<IconMapPinOff size={28} />}
        title={t('page.notFound')}
        action={
          <Button component={Link} to="/">
            {t('page.toHome')}
          </Button>
        }
      />
    </Page>
  )
}
