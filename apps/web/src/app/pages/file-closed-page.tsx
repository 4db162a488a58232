import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../shared/paths.ts'
import { Page } from '../../shared/ui/page.tsx'

/** A page that the member has not opened to whoever acts in the file. */
export function FileClosedPage() {
  const { t } = useTranslation('delegations')
  return (
    <Page title={t('closed.title')}>
      <p>{t('closed.body')}</p>
      <div>
        <Button component={Link} to={paths.dashboard} variant="default">
          {t('closed.toFile')}
        </Button>
      </div>
    </Page>
  )
}
