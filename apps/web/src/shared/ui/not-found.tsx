import { Button } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { EmptyState } from './empty-state.tsx'
import { Page } from './page.tsx'

/** The page of a thing that does not exist, or is not the reader’s. */
export function NotFound() {
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
