import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOwnFile } from '../../shared/api/session.ts'
import { PasswordChangeForm } from '../../shared/password/password-change-form.tsx'
import { paths } from '../../shared/paths.ts'
import { FileTabs } from '../../shared/ui/file-tabs.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { meQuery } from './api/get-me.ts'
import { InformationForm } from './information-form.tsx'

/** "Mes informations personnelles". */
export function Component() {
  const { t } = useTranslation(['me', 'fileChanges', 'lifeEvents'])
  const query = useQuery(meQuery)
  const isOwn = useOwnFile()
  return (
    <Page title={t(isOwn ? 'title' : 'titleOf')}>
      <FileTabs current="informations">
        <LoadState query={query} skeleton={<LoadingBars lines={8} />}>
          {(file) => (
            <>
              <InformationForm key={file.me.personId} file={file} />
              {isOwn && <PasswordChangeForm submitLabel={t('security.change')} />}
              {isOwn && (
                <p>
                  <Link to={paths.lifeEvents}>{t('lifeEvents:link')}</Link>
                </p>
              )}
              <p>
                <Link to={paths.fileHistory}>{t('fileChanges:link')}</Link>
              </p>
              {isOwn && (
                <p>
                  <Link to={paths.security}>{t('security.link')}</Link>
                </p>
              )}
            </>
          )}
        </LoadState>
      </FileTabs>
    </Page>
  )
}
