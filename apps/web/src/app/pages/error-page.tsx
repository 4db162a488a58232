import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router-dom'
import { reloadPage } from '../../shared/browser/leave.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'

/** A page of the program could not be loaded, most often because the portal was updated meanwhile. */
const isLoadFailure = (error: unknown) =>
  error instanceof TypeError &&
  /dynamically imported module|importing a module|Failed to fetch/iu.test(error.message)

/** Something broke while a page was loaded or drawn. */
export function ErrorPage() {
  const { t } = useTranslation(['shell', 'common'])
  const error = useRouteError()
  return (
    <Page title={t('shell:page.errorTitle')}>
      <Notice
        tone="danger"
        role="alert"
        title={isLoadFailure(error) ? t('shell:page.newVersion') : t('shell:page.error')}
        actions={<Button onClick={reloadPage}>{t('common:reload')}</Button>}
      />
    </Page>
  )
}
