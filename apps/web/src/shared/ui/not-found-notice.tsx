import { Button } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { EmptyState } from './empty-state.tsx'
import { Page } from './page.tsx'

/** What a page shows when the thing its address names does not exist, or is not the reader’s. */
export function NotFoundNotice() {
  const { t } = useTranslation('shell')
  return (
    <EmptyState
      icon={<IconMapPinOff size={28} />}
      title={t('page.notFound')}
      action={
        <Button component={Link} to="/">
          {t('page.toHome')}
        </Button>
      }
    />
  )
}

/** The same as a page of its own. */
export function NotFound() {
  const { t } = useTranslation('shell')
  return (
    <Page title={t('page.notFoundTitle')}>
      <NotFoundNotice />
    </Page>
  )
}
