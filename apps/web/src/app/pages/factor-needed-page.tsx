import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { factorsQuery } from '../../features/me/api/factors.ts'
import { sessionQuery } from '../../shared/api/session.ts'
import { LoadingBars } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { LightLayout } from '../layouts/light-layout.tsx'
import { SignOutButton } from '../layouts/sign-out-button.tsx'

const FactorsPart = lazy(async () => ({
  default: (await import('../../features/me/factors/factors-part.tsx')).FactorsPart,
}))

/** For staff without a second factor: setting one up comes before everything else. */
export function FactorNeededPage() {
  const { t } = useTranslation('factors')
  const { data } = useQuery(factorsQuery)
  const queries = useQueryClient()
  const isSetUp = data !== undefined && (data.totp !== null || data.passkeys.length > 0)
  const go = () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  return (
    <LightLayout wide>
      <Page
        title={t('needed.title')}
        actions={
          <>
            <SignOutButton />
            {isSetUp && <Button onClick={go}>{t('needed.go')}</Button>}
          </>
        }
      >
        <p>{t('needed.intro')}</p>
        <Suspense fallback={<LoadingBars />}>
          <FactorsPart />
        </Suspense>
      </Page>
    </LightLayout>
  )
}
